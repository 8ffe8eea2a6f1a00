package io.feldspar.executor.standalone.message;

import java.util.List;

/// How a cluster is, for people.
///
/// @param epoch of the master
/// @param recovering whether the master waits for those that an earlier one knew
public record ClusterStatus(
        long epoch,
        boolean recovering,
        List<Worker> workers,
        List<Application> applications,
        List<ProgramStatus> programs) {

    /// @param connected false where the worker may still come back
    public record Worker(
            WorkerSpec worker,
            boolean connected,
            boolean draining,
            int usedCores,
            long usedMemory,
            List<ExecutorKey> executors) {}

    /// @param wanted how many executors it wants
    public record Application(
            String id,
            String name,
            String user,
            int coresOfEach,
            long memoryOfEach,
            int wanted,
            List<String> executors) {}
}
