package io.feldspar.rdd.settings;

import io.feldspar.rdd.extension.ExecutorExtension;
import io.feldspar.rdd.storage.BlockStore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How an engine on threads of this process is set up.
///
/// @param threads how many tasks each executor runs at a time
/// @param encodeMessages whether messages go through their wire form, for tests
/// @param serializeTasks whether work goes through its serialized form, for tests
/// @param extension makes what each executor, by its id, keeps for the layer above; null for none
public record LocalSettings(
        int threads,
        int executors,
        SchedulerSettings scheduler,
        boolean encodeMessages,
        boolean serializeTasks,
        BlockStore.Settings storage,
        @Nullable Function<String, ? extends ExecutorExtension> extension) {

    /// With the usual schedulers and no extension.
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
                storage,
                null);
    }

    public LocalSettings withThreads(int count) {
        return new LocalSettings(
                count, executors, scheduler, encodeMessages, serializeTasks, storage, extension);
    }
}
