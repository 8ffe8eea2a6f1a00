package io.feldspar.rdd.storage;

/// A task, as far as cached partitions concern it.
public interface BlockReader {

    /// Runs the action when the task ends, however it ends. The last registered runs first.
    void onCompletion(Runnable action);

    /// Throws if the task has been told to stop.
    void checkCancelled();
}
