package io.feldspar.executor.standalone.master;

import io.feldspar.executor.standalone.message.ExecutorKey;

/// An executor that was placed.
///
/// @param placed when, in nanoseconds of the leader's clock
record ExecutorEntry(
        ExecutorKey key, ApplicationEntry application, WorkerEntry worker, long placed) {

    String id() {
        return key.executorId();
    }
}
