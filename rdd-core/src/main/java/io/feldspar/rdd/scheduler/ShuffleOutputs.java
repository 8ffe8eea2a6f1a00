package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.Determinism;
import io.feldspar.rdd.MapOutputStatistics;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.MapLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The registered outputs of one shuffle.
///
/// A shuffle has a version: it changes when a registered output is lost, since
/// what replaces it may differ. A stage that read the earlier version is correct if all of
/// its tasks read that version, see [StageInputs].
final class ShuffleOutputs {

    private final int shuffleId;
    private final int numReduce;
    private final @Nullable MapOutput[] outputs;
    private int available;
    private final Determinism determinism;
    private final IntSupplier stamps;
    private int version;
    private @Nullable ShuffleSnapshot snapshot;
    private Set<InputVersion> builtFrom = Set.of();

    /// @param stamps gives a new number at each call, for versions and epochs
    ShuffleOutputs(
            int shuffleId,
            int numMaps,
            int numReduce,
            Determinism determinism,
            IntSupplier stamps) {
        this.determinism = determinism;
        this.shuffleId = shuffleId;
        this.numReduce = numReduce;
        this.outputs = new MapOutput[numMaps];
        this.stamps = stamps;
        this.version = stamps.getAsInt();
    }

    int shuffleId() {
        return shuffleId;
    }

    int numMaps() {
        return outputs.length;
    }

    /// What making an output again gives. Asked when the first is made and held on to, since a
    /// checkpoint of an ancestor changes what comes but not what is already here.
    Determinism determinism() {
        return determinism;
    }

    boolean complete() {
        return available == outputs.length;
    }

    boolean empty() {
        return available == 0;
    }

    boolean has(int mapPartition) {
        return outputs[mapPartition] != null;
    }

    @Nullable MapOutput output(int mapPartition) {
        return outputs[mapPartition];
    }

    /// Whether one of the registered outputs is the attempt's.
    boolean isFrom(long taskAttemptId) {
        for (MapOutput output : outputs) {
            if (output != null && output.taskAttemptId() == taskAttemptId) {
                return true;
            }
        }
        return false;
    }

    int version() {
        return version;
    }

    /// The versions of indeterminate shuffles that all registered outputs were made from.
    Set<InputVersion> builtFrom() {
        return builtFrom;
    }

    void setBuiltFrom(Set<InputVersion> versions) {
        builtFrom = versions;
    }

    /// The partitions that have no output.
    List<Integer> missing() {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < outputs.length; i++) {
            if (outputs[i] == null) {
                missing.add(i);
            }
        }
        return missing;
    }

    void register(int mapPartition, MapOutput output) {
        if (outputs[mapPartition] == null) {
            available++;
        }
        outputs[mapPartition] = output;
        snapshot = null;
    }

    /// The executor has the output of the attempt now, so the version stays. False if the output is
    /// not registered.
    boolean move(long taskAttemptId, ExecutorState to) {
        for (int i = 0; i < outputs.length; i++) {
            MapOutput output = outputs[i];
            if (output != null && output.taskAttemptId() == taskAttemptId) {
                outputs[i] = MapOutput.on(to, taskAttemptId, output.sizes());
                snapshot = null;
                return true;
            }
        }
        return false;
    }

    /// Unregisters the output if it is still the one that the attempt made.
    boolean lose(int mapPartition, long taskAttemptId) {
        MapOutput output = outputs[mapPartition];
        if (output == null || output.taskAttemptId() != taskAttemptId) {
            return false;
        }
        remove(mapPartition);
        version = stamps.getAsInt();
        return true;
    }

    /// Whether one of the outputs is gone when the executor is.
    boolean hasAnyOf(String executorId, long registration) {
        for (MapOutput output : outputs) {
            if (output != null && goesWith(output, executorId, registration)) {
                return true;
            }
        }
        return false;
    }

    private static boolean goesWith(MapOutput output, String executorId, long registration) {
        return !output.outlives()
                && output.executorId().equals(executorId)
                && output.registration() == registration;
    }

    /// Unregisters all that the executor made under the registration and that went with it.
    boolean loseAllOf(String executorId, long registration) {
        return loseIf(output -> goesWith(output, executorId, registration));
    }

    /// Unregisters all that a service served.
    boolean loseAllServedBy(BlockAddress service) {
        return loseIf(output -> output.served().equals(service));
    }

    private boolean loseIf(Predicate<MapOutput> condition) {
        boolean lost = false;
        for (int i = 0; i < outputs.length; i++) {
            MapOutput output = outputs[i];
            if (output != null && condition.test(output)) {
                remove(i);
                lost = true;
            }
        }
        if (lost) {
            version = stamps.getAsInt();
        }
        return lost;
    }

    /// Unregisters everything, because it must be recomputed as a whole; gives what there was.
    List<MapOutput> rollBack() {
        List<MapOutput> dropped = new ArrayList<>();
        for (int i = 0; i < outputs.length; i++) {
            MapOutput output = outputs[i];
            if (output != null) {
                dropped.add(output);
                remove(i);
            }
        }
        version = stamps.getAsInt();
        return dropped;
    }

    private void remove(int mapPartition) {
        outputs[mapPartition] = null;
        available--;
        snapshot = null;
    }

    /// Where the outputs lie now.
    ShuffleSnapshot snapshot() {
        ShuffleSnapshot current = snapshot;
        if (current == null) {
            List<MapLocation> locations = new ArrayList<>(outputs.length);
            for (MapOutput output : outputs) {
                locations.add(
                        output == null
                                ? MapLocation.MISSING
                                : new MapLocation(
                                        output.taskAttemptId(),
                                        output.executorId(),
                                        output.served()));
            }
            current = new ShuffleSnapshot(shuffleId, stamps.getAsInt(), List.copyOf(locations));
            snapshot = current;
        }
        return current;
    }

    MapOutputStatistics statistics() {
        long[] rows = new long[numReduce];
        long[] bytes = new long[numReduce];
        for (MapOutput output : outputs) {
            if (output != null) {
                output.sizes().addRowsTo(rows);
                output.sizes().addBytesTo(bytes);
            }
        }
        return new MapOutputStatistics(shuffleId, rows, bytes);
    }
}
