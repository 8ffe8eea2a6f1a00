package io.feldspar.rdd.shuffle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Map outputs held in this process by reference: for each shuffle and map attempt, a list of
/// elements per reduce partition. Any thread may use it.
public final class ShuffleStore {

    private final Map<Integer, Map<Long, List<?>[]>> shuffles = new ConcurrentHashMap<>();

    /// Keeps a map attempt's output; a null list means an empty one.
    public void put(int shuffleId, long taskAttemptId, List<?>[] partitions) {
        shuffles.computeIfAbsent(shuffleId, id -> new ConcurrentHashMap<>())
                .put(taskAttemptId, partitions);
    }

    /// A map attempt's output, or null if it is not here.
    public List<?> @Nullable [] find(int shuffleId, long taskAttemptId) {
        Map<Long, List<?>[]> attempts = shuffles.get(shuffleId);
        return attempts == null ? null : attempts.get(taskAttemptId);
    }

    public void drop(int shuffleId, long taskAttemptId) {
        Map<Long, List<?>[]> attempts = shuffles.get(shuffleId);
        if (attempts != null) {
            attempts.remove(taskAttemptId);
        }
    }

    /// Drops the outputs of the attempts for which the condition holds.
    public void dropIf(LongPredicate ofAttempt) {
        shuffles.values().forEach(attempts -> attempts.keySet().removeIf(ofAttempt::test));
    }

    public void forget(int shuffleId) {
        shuffles.remove(shuffleId);
    }

    public void clear() {
        shuffles.clear();
    }

    /// The shuffles that have outputs here.
    public Set<Integer> shuffles() {
        return Set.copyOf(shuffles.keySet());
    }

    /// How many shuffles have outputs here.
    public int size() {
        return shuffles.size();
    }
}
