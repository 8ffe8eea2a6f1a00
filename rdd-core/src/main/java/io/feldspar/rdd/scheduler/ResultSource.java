package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.protocol.TaskOutcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the driver gets what an ended attempt left for it.
public interface ResultSource {

    /// Gets the value and accumulator updates of a successful attempt; calls the receiver once,
    /// on the loop, now or later.
    void fetch(String executorId, long taskAttemptId, TaskOutcome outcome, Receiver receiver);

    /// What a failed attempt threw, where that is at hand.
    @Nullable Throwable error(String executorId, long taskAttemptId);

    /// Takes a fetched result.
    interface Receiver {

        void fetched(@Nullable Object value, Map<Long, List<Object>> updates);

        /// The executor does not have it any more, or cannot be reached.
        void lost(String why);
    }
}
