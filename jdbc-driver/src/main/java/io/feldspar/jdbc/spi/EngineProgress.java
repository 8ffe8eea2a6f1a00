package io.feldspar.jdbc.spi;

/// How far an execution has come: tasks done, and tasks known of so far.
public final class EngineProgress {

    public static final EngineProgress UNKNOWN = new EngineProgress(0, 0);

    private final int completedTasks;
    private final int knownTasks;

    public EngineProgress(int completedTasks, int knownTasks) {
        this.completedTasks = completedTasks;
        this.knownTasks = knownTasks;
    }

    public int completedTasks() {
        return completedTasks;
    }

    /// 0 where nothing is known.
    public int knownTasks() {
        return knownTasks;
    }
}
