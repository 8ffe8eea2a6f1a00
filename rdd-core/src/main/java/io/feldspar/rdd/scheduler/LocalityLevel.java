package io.feldspar.rdd.scheduler;

/// How close a slot is to a task's data, closest first.
enum LocalityLevel {
    /// The executor holds the data.
    EXECUTOR,
    /// Another executor of the same host does.
    HOST,
    /// The task has no data anywhere.
    NONE,
    /// A host of the same rack has it.
    RACK,
    ANY
}
