package io.feldspar.rdd.local;

import io.feldspar.rdd.FetchFailedException;
import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.execution.ShuffleDirectory;
import io.feldspar.rdd.protocol.MapLocation;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.shuffle.ShuffleStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads map outputs of the executors in this process, by reference.
final class ShuffleReads {

    private final ShuffleDirectory directory;
    private final Function<String, @Nullable ShuffleStore> stores;

    /// @param stores what an executor holds; null where the executor is not there
    ShuffleReads(ShuffleDirectory directory, Function<String, @Nullable ShuffleStore> stores) {
        this.directory = directory;
        this.stores = stores;
    }

    <B> Iterator<B> read(
            TaskSpec task,
            ShuffleDependency<?, B> shuffle,
            int reducePartition,
            int mapStart,
            int mapEnd) {
        if (reducePartition < 0 || reducePartition >= shuffle.numPartitions()) {
            throw new IllegalArgumentException(
                    "shuffle %d has %d partitions, so there is no partition %d"
                            .formatted(
                                    shuffle.shuffleId(), shuffle.numPartitions(), reducePartition));
        }
        List<MapLocation> locations = locations(task, shuffle.shuffleId());
        List<List<B>> blocks = new ArrayList<>();
        List<FetchFailedException.Lost> missing = new ArrayList<>();
        List<FetchFailedException.Lost> unreachable = new ArrayList<>();
        int end = Math.min(mapEnd, locations.size());
        for (int map = Math.max(0, mapStart); map < end; map++) {
            MapLocation location = locations.get(map);
            ShuffleStore store = stores.apply(location.executorId());
            List<?>[] output =
                    store == null
                            ? null
                            : store.find(shuffle.shuffleId(), location.taskAttemptId());
            if (output != null) {
                addBlock(output[reducePartition], blocks);
            } else {
                (store == null ? unreachable : missing)
                        .add(new FetchFailedException.Lost(map, location.taskAttemptId()));
            }
        }
        if (!unreachable.isEmpty()) {
            throw failure(shuffle, unreachable, locations.size(), Problem.UNREACHABLE);
        }
        if (!missing.isEmpty()) {
            throw failure(shuffle, missing, locations.size(), Problem.MISSING);
        }
        return new BlockIterator<>(blocks);
    }

    private static FetchFailedException failure(
            ShuffleDependency<?, ?> shuffle,
            List<FetchFailedException.Lost> lost,
            int outputs,
            Problem problem) {
        return new FetchFailedException(
                shuffle.shuffleId(),
                lost,
                problem,
                "%d of %d outputs of shuffle %d are gone"
                        .formatted(lost.size(), outputs, shuffle.shuffleId()));
    }

    private List<MapLocation> locations(TaskSpec task, int shuffleId) {
        for (TaskSpec.ShuffleInput input : task.inputs()) {
            if (input.shuffleId() == shuffleId) {
                List<MapLocation> known = directory.find(input);
                if (known != null) {
                    return known;
                }
            }
        }
        // A cached partition that replaced this shuffle when the stage was submitted was evicted
        // since; the stage has to be submitted again.
        throw new FetchFailedException(
                shuffleId,
                List.of(),
                FetchFailedException.Problem.MISSING,
                "a task of stage %d reads shuffle %d, which the stage was not to need"
                        .formatted(task.stageId(), shuffleId));
    }

    /// The element type of a shuffle's blocks is fixed by the dependency that wrote them.
    @SuppressWarnings("unchecked")
    private static <B> void addBlock(@Nullable List<?> block, List<List<B>> blocks) {
        if (block instanceof PackedBlock<?> packed) {
            blocks.add((List<B>) packed.unpack());
        } else if (block != null) {
            blocks.add((List<B>) block);
        }
    }

    private static final class BlockIterator<B> implements Iterator<B> {

        private final List<List<B>> blocks;
        private int block;
        private int position;

        BlockIterator(List<List<B>> blocks) {
            this.blocks = blocks;
        }

        @Override
        public boolean hasNext() {
            while (block < blocks.size() && position == blocks.get(block).size()) {
                block++;
                position = 0;
            }
            return block < blocks.size();
        }

        @Override
        public B next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return blocks.get(block).get(position++);
        }
    }
}
