package io.feldspar.rdd.local;

import io.feldspar.rdd.serialization.Serialization;
import io.feldspar.rdd.shuffle.EncodedBlock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an ended attempt left for the driver.
sealed interface TaskResult {

    /// By reference.
    ///
    /// @param updates accumulator updates by accumulator
    record Held(@Nullable Object value, Map<Long, List<Object>> updates, @Nullable Throwable error)
            implements TaskResult {}

    /// As bytes, for a driver in another process.
    record Encoded(EncodedBlock block) implements TaskResult {

        static Encoded of(@Nullable Object value, Map<Long, List<Object>> updates, String what) {
            return new Encoded(
                    new EncodedBlock(
                            Serialization.write(
                                    new @Nullable Object[] {value, new HashMap<>(updates)}, what),
                            1));
        }

        /// The driver's side. The array is as [#of] wrote it.
        @SuppressWarnings("unchecked")
        static Held decode(byte[] bytes) {
            Object read = Serialization.read(bytes, "the result of a task");
            @Nullable Object[] parts = (@Nullable Object[]) Objects.requireNonNull(read);
            Object updates = Objects.requireNonNull(parts[1]);
            return new Held(parts[0], (Map<Long, List<Object>>) updates, null);
        }
    }
}
