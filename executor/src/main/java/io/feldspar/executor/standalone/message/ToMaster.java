package io.feldspar.executor.standalone.message;

import io.feldspar.executor.cluster.ExecutorExit;
import java.util.List;

/// What workers and drivers of applications say to the master.
public sealed interface ToMaster extends ClusterMessage {

    /// A worker is there, for the first time or again.
    ///
    /// @param draining whether it takes no more executors
    /// @param executors those that it runs
    /// @param ended those that ended, of which no master has taken note yet
    record RegisterWorker(
            WorkerSpec worker,
            boolean draining,
            List<ExecutorKey> executors,
            List<ExecutorEnded> ended)
            implements ToMaster {}

    /// An application is there, for the first time or again.
    ///
    /// @param executors how many executors it wants
    record RegisterApplication(ApplicationSpec application, int executors) implements ToMaster {}

    /// Sent at intervals by whoever has registered.
    record Heartbeat() implements ToMaster {}

    /// An executor of the worker has ended.
    record ExecutorEnded(ExecutorKey executor, ExecutorExit exit) implements ToMaster {}

    /// The application wants so many executors from now on.
    record RequestExecutors(int executors) implements ToMaster {}

    /// The application wants this executor ended.
    record ReleaseExecutor(String executorId) implements ToMaster {}

    /// The application is over.
    record EndApplication() implements ToMaster {}

    /// Asks how the cluster is.
    record ShowStatus() implements ToMaster {}
}
