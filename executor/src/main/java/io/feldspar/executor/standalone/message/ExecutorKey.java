package io.feldspar.executor.standalone.message;

/// An executor of an application.
public record ExecutorKey(String applicationId, String executorId) {

    /// What stands for the executor where a program is meant.
    public static final String PROGRAM = "driver";

    public ExecutorKey {
        Identifier.check(applicationId);
        Identifier.check(executorId);
    }

    @Override
    public String toString() {
        return "%s of %s".formatted(executorId, applicationId);
    }
}
