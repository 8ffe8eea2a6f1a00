package io.feldspar.executor.standalone.message;

import io.feldspar.executor.cluster.ExecutorExit;

/// What the master says to workers and to drivers of applications. Each carries the master's epoch:
/// what comes from an older master than the last is refused.
public sealed interface FromMaster extends ClusterMessage {

    long epoch();

    /// To a worker: starts an executor.
    record StartExecutor(long epoch, ApplicationSpec application, String executorId)
            implements FromMaster {

        public ExecutorKey key() {
            return new ExecutorKey(application.id(), executorId);
        }
    }

    /// To a worker: ends an executor.
    record StopExecutor(long epoch, ExecutorKey executor) implements FromMaster {}

    /// To a worker: the application is over, nothing of it is needed any more.
    record ApplicationOver(long epoch, String applicationId) implements FromMaster {}

    /// To a worker: runs a program.
    record StartProgram(long epoch, ProgramSpec program) implements FromMaster {}

    /// To a worker: ends a program.
    record StopProgram(long epoch, String programId) implements FromMaster {}

    /// To a worker: asks for something in its directory.
    sealed interface Read extends FromMaster {}

    /// Asks for the end of a log.
    record ReadLog(long epoch, ExecutorKey executor) implements Read {}

    /// Asks for the part of a JAR from there.
    record ReadJar(long epoch, String hash, long offset) implements Read {}

    /// To an application: an executor of it has ended.
    record ExecutorGone(long epoch, String executorId, ExecutorExit exit) implements FromMaster {}

    /// To an application: an executor of it will end.
    ///
    /// @param withinMillis after what time it ends even if it is needed
    record ExecutorLeaving(long epoch, String executorId, String reason, long withinMillis)
            implements FromMaster {}
}
