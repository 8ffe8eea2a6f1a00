package io.feldspar.rdd.settings;

import io.feldspar.rdd.storage.BlockStore;

/// How an engine on threads of this process is set up.
///
/// @param threads how many tasks each executor runs at a time
/// @param encodeMessages whether messages go through their wire form, for tests
/// @param serializeTasks whether work goes through its serialized form, for tests
public record LocalSettings(
        int threads,
        int executors,
        SchedulerSettings scheduler,
        boolean encodeMessages,
        boolean serializeTasks,
        BlockStore.Settings storage) {

    /// With the usual schedulers.
    public LocalSettings(
            int threads,
            int executors,
            int maxTaskFailures,
            boolean encodeMessages,
            boolean serializeTasks,
            BlockStore.Settings storage) {
        this(
                threads,
                executors,
                SchedulerSettings.local(maxTaskFailures, executors),
                encodeMessages,
                serializeTasks,
                storage);
    }
}
