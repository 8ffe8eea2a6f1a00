package io.feldspar.rdd.execution;

import io.feldspar.rdd.protocol.MapLocation;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.protocol.ToExecutor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The locations of map outputs that the driver has sent, by shuffle and epoch.
///
/// The newest epoch of a shuffle is retained, and older ones while a task runs that reads by
/// them. Written by the executor's loop, read by task threads.
public final class ShuffleDirectory {

    private final Map<TaskSpec.ShuffleInput, List<MapLocation>> locations =
            new ConcurrentHashMap<>();
    private final Map<Integer, Integer> newest = new HashMap<>();
    private final Map<TaskSpec.ShuffleInput, Integer> readers = new HashMap<>();

    /// Where the outputs lie, or null if the driver never said.
    public @Nullable List<MapLocation> find(TaskSpec.ShuffleInput input) {
        return locations.get(input);
    }

    void put(ToExecutor.ShuffleLocations message) {
        Integer last = newest.put(message.shuffleId(), message.epoch());
        if (last != null && last != message.epoch()) {
            dropUnlessRead(new TaskSpec.ShuffleInput(message.shuffleId(), last));
        }
        locations.put(
                new TaskSpec.ShuffleInput(message.shuffleId(), message.epoch()),
                message.locations());
    }

    void taskStarted(TaskSpec task) {
        for (TaskSpec.ShuffleInput input : task.inputs()) {
            readers.merge(input, 1, Integer::sum);
        }
    }

    void taskEnded(TaskSpec task) {
        for (TaskSpec.ShuffleInput input : task.inputs()) {
            Integer left = readers.merge(input, -1, Integer::sum);
            if (left <= 0) {
                readers.remove(input);
                Integer last = newest.get(input.shuffleId());
                if (last == null || last != input.epoch()) {
                    locations.remove(input);
                }
            }
        }
    }

    void forget(int shuffleId) {
        Integer last = newest.remove(shuffleId);
        if (last != null) {
            dropUnlessRead(new TaskSpec.ShuffleInput(shuffleId, last));
        }
    }

    Set<Integer> shuffles() {
        return newest.keySet();
    }

    void clear() {
        locations.clear();
        newest.clear();
        readers.clear();
    }

    /// How many epochs of locations are held.
    public int size() {
        return locations.size();
    }

    private void dropUnlessRead(TaskSpec.ShuffleInput input) {
        if (!readers.containsKey(input)) {
            locations.remove(input);
        }
    }
}
