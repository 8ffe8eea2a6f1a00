package io.feldspar.rdd.local;

/// In which form results wait for the driver.
enum ResultForm {
    /// The objects that the task made: the driver shares the work as well.
    SHARED,
    /// Objects that were serialized and read back, by the task's thread: the driver is in this
    /// process, but everything is as if it were not.
    COPIED,
    /// Bytes: the driver is in another process.
    ENCODED;

    /// Whether whatever leaves a task is serialized.
    boolean serialized() {
        return this != SHARED;
    }
}
