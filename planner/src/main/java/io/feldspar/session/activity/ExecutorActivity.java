package io.feldspar.session.activity;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An executor and what it did so far.
///
/// @param slots how many tasks it runs at a time
/// @param outcomes how many attempts ended in which way
/// @param taskMillis how long its attempts took that have ended, summed
/// @param cachedPartitions of RDDs
/// @param removed why it is no longer there, or null
public record ExecutorActivity(
        String id,
        String host,
        int slots,
        Instant since,
        int running,
        Map<String, Long> outcomes,
        long taskMillis,
        int cachedPartitions,
        long cachedMemoryBytes,
        long cachedDiskBytes,
        @Nullable String removed) {

    public ExecutorActivity {
        outcomes = Map.copyOf(outcomes);
    }
}
