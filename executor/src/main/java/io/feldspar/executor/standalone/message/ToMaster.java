package io.feldspar.executor.standalone.message;

import io.feldspar.executor.cluster.ExecutorExit;
import java.nio.ByteBuffer;
import java.util.List;

/// What workers and drivers of applications say to the master.
public sealed interface ToMaster extends ClusterMessage {

    /// What workers say that have registered.
    sealed interface OfWorker extends ToMaster {}

    /// What applications say that have registered.
    sealed interface OfApplication extends ToMaster {}

    /// What anybody may ask for programs.
    sealed interface OfProgram extends ToMaster {}

    /// A worker is there, for the first time or again.
    ///
    /// @param drainMillis after what time it ends, until when it takes no more executors; 0 where
    ///     it does not end
    /// @param executors those that it runs
    /// @param ended those that ended, of which no master has taken note yet
    /// @param programs those that it runs
    /// @param programsEnded as `ended`
    record RegisterWorker(
            WorkerSpec worker,
            long drainMillis,
            List<ExecutorKey> executors,
            List<ExecutorEnded> ended,
            List<String> programs,
            List<ProgramEnded> programsEnded)
            implements ToMaster {}

    /// An application is there, for the first time or again.
    ///
    /// @param executors how many executors it wants
    record RegisterApplication(ApplicationSpec application, int executors) implements ToMaster {}

    /// Sent at intervals by registered workers and applications.
    record Heartbeat() implements ToMaster {}

    /// An executor of the worker has ended.
    record ExecutorEnded(ExecutorKey executor, ExecutorExit exit) implements OfWorker {}

    /// The worker will end: its executors get no more tasks, and no more are placed on it.
    ///
    /// @param withinMillis after what time it ends whatever runs there
    record Drain(long withinMillis) implements OfWorker {}

    /// The application wants so many executors from now on.
    record RequestExecutors(int executors) implements OfApplication {}

    /// The application wants this executor ended.
    record ReleaseExecutor(String executorId) implements OfApplication {}

    /// The application is over.
    record EndApplication() implements OfApplication {}

    /// What concerns the JARs that the master has.
    sealed interface JarMessage extends ToMaster {

        /// Its SHA-256.
        String hash();
    }

    /// Whether the master has the JAR of this SHA-256.
    record HasJar(String hash) implements JarMessage {}

    /// A part of a JAR; the parts come in order.
    ///
    /// @param upload tells uploads of the same JAR apart
    record PutJar(String hash, String upload, long offset, ByteBuffer bytes, boolean last)
            implements JarMessage {}

    /// Asks for the part of a JAR from there.
    record GetJar(String hash, long offset) implements JarMessage {}

    /// Has a worker run the program.
    record SubmitProgram(ProgramSpec program) implements OfProgram {}

    record KillProgram(String programId) implements OfProgram {}

    record ShowProgram(String programId) implements OfProgram {}

    /// A program of the worker has ended.
    record ProgramEnded(String programId, int code, String message) implements OfWorker {}

    /// Asks for the end of the log of an executor, or of a program, whose executor is
    /// [ExecutorKey#PROGRAM].
    record ReadLog(ExecutorKey executor) implements ToMaster {}

    /// Asks how the cluster is.
    record ShowStatus() implements ToMaster {}
}
