package io.feldspar.executor.managed;

import io.feldspar.executor.cluster.ExecutorCount;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.process.ClusterOptions;
import io.feldspar.executor.transport.TlsFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// An application that runs on the cluster of a resource manager.
///
/// @param name for people
/// @param master as it was given
/// @param host the address of this machine for executors; empty for that from which it reaches the
///     resource manager
/// @param tls by what connections are encrypted
/// @param size of each executor
/// @param jars what executors have on their class path besides
/// @param settings those of resource managers, by key
/// @param options what executors get of the driver's settings
public record ManagedApplication(
        String name,
        String master,
        String host,
        TlsFiles tls,
        ExecutorCount executors,
        Size size,
        List<Path> jars,
        Map<String, String> settings,
        ClusterOptions options) {

    /// What each executor has.
    ///
    /// @param cores how many tasks it runs at a time
    /// @param memory bytes of its heap
    /// @param overhead bytes that it may use besides its heap
    public record Size(int cores, long memory, long overhead) {

        private static final long LEAST_OVERHEAD = 384L << 20;
        private static final int OVERHEAD_SHARE = 10;

        /// @param overhead in bytes; 0 for a tenth of the heap, and 384 MB at least
        public Size {
            if (overhead == 0) {
                overhead = Math.max(LEAST_OVERHEAD, memory / OVERHEAD_SHARE);
            }
        }

        /// What the resource manager sets aside for it, in whole megabytes.
        public long megabytes() {
            return heapMegabytes() + ((overhead + (1L << 20) - 1) >> 20);
        }

        public long heapMegabytes() {
            return memory >> 20;
        }
    }

    public ManagedApplication {
        jars = List.copyOf(jars);
        settings = Map.copyOf(settings);
        if (options.shuffleService()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The master '%s' has no service for the outputs of shuffles".formatted(master),
                    "Remove feldspar.shuffle.service.");
        }
    }

    /// The value of a setting.
    public String setting(String key) {
        String value = settings.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no setting " + key);
        }
        return value;
    }
}
