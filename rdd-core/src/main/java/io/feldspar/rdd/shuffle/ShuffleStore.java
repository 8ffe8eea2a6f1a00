package io.feldspar.rdd.shuffle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Map outputs held in this process: for each shuffle and map attempt, a list of elements per
/// reduce partition. Any thread may use it.
public final class ShuffleStore {

    private final Map<Integer, Map<Long, Output>> shuffles = new ConcurrentHashMap<>();
    private final ShuffleDisk disk;

    /// @param disk where outputs go that memory has no room for
    public ShuffleStore(ShuffleDisk disk) {
        this.disk = disk;
    }

    public ShuffleDisk disk() {
        return disk;
    }

    /// @param free gives back what the output takes elsewhere than on the heap
    private record Output(List<?>[] partitions, Runnable free) {}

    /// Keeps a map attempt's output; a null list means an empty one.
    ///
    /// @param free called once, when the output is dropped
    public void put(int shuffleId, long taskAttemptId, List<?>[] partitions, Runnable free) {
        Output output = new Output(partitions, free);
        // In one step with looking for the shuffle, which may be forgotten meanwhile.
        shuffles.compute(
                shuffleId,
                (_, known) -> {
                    Map<Long, Output> attempts = known == null ? new ConcurrentHashMap<>() : known;
                    drop(attempts, taskAttemptId);
                    attempts.put(taskAttemptId, output);
                    return attempts;
                });
    }

    /// A map attempt's output, or null if it is not here.
    public List<?> @Nullable [] find(int shuffleId, long taskAttemptId) {
        Map<Long, Output> attempts = shuffles.get(shuffleId);
        Output output = attempts == null ? null : attempts.get(taskAttemptId);
        return output == null ? null : output.partitions();
    }

    public void drop(int shuffleId, long taskAttemptId) {
        Map<Long, Output> attempts = shuffles.get(shuffleId);
        if (attempts != null) {
            drop(attempts, taskAttemptId);
        }
    }

    private static void drop(Map<Long, Output> attempts, long taskAttemptId) {
        Output output = attempts.remove(taskAttemptId);
        if (output != null) {
            output.free().run();
        }
    }

    /// Drops the outputs of the attempts for which the condition holds.
    public void dropIf(LongPredicate ofAttempt) {
        for (Map<Long, Output> attempts : shuffles.values()) {
            for (Long attempt : attempts.keySet()) {
                if (ofAttempt.test(attempt)) {
                    drop(attempts, attempt);
                }
            }
        }
    }

    public void forget(int shuffleId) {
        Map<Long, Output> attempts = shuffles.remove(shuffleId);
        if (attempts != null) {
            attempts.keySet().forEach(attempt -> drop(attempts, attempt));
        }
        disk.forget(shuffleId);
    }

    public void clear() {
        shuffles.keySet().forEach(this::forget);
    }

    /// Names a map output.
    ///
    /// @param partitions of its readers
    public record OutputName(int shuffleId, long taskAttemptId, int partitions) {

        /// Where the file of the output is within a directory that a service of the host reads.
        Path relativePath() {
            return path(shuffleId, taskAttemptId);
        }

        static Path path(int shuffleId, long taskAttemptId) {
            return Path.of(Integer.toString(shuffleId), taskAttemptId + ".data");
        }
    }

    /// The outputs that are here.
    public List<OutputName> outputs() {
        List<OutputName> names = new ArrayList<>();
        shuffles.forEach(
                (shuffle, attempts) ->
                        attempts.forEach(
                                (attempt, output) ->
                                        names.add(
                                                new OutputName(
                                                        shuffle,
                                                        attempt,
                                                        output.partitions().length))));
        return names;
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
