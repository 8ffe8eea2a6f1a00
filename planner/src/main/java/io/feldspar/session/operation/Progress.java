package io.feldspar.session.operation;

/// How far an operation is: stages and tasks that ended, of those known so far, and the rows of its
/// result that were read or written.
public record Progress(
        int completedStages, int totalStages, int completedTasks, int totalTasks, long rows) {

    static final Progress NONE = new Progress(0, 0, 0, 0, 0);

    Progress withRows(long read) {
        return new Progress(completedStages, totalStages, completedTasks, totalTasks, read);
    }
}
