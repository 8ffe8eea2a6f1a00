package io.feldspar.rdd.local;

import io.feldspar.rdd.FetchFailedException;
import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.execution.ShuffleDirectory;
import io.feldspar.rdd.protocol.MapLocation;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.shuffle.BlockClient;
import io.feldspar.rdd.shuffle.FetchLimits;
import io.feldspar.rdd.shuffle.ShuffleReader;
import java.util.List;
import java.util.function.Consumer;

/// Finds out where the outputs that a task reads are, and starts to read them.
final class ShuffleReads {

    private final ShuffleDirectory directory;
    private final BlockClient client;

    ShuffleReads(ShuffleDirectory directory, BlockClient client) {
        this.directory = directory;
        this.client = client;
    }

    /// @param onFailure is told of a failure before it is thrown, while elements are read too
    <B> ShuffleReader<B> read(
            TaskSpec task,
            ShuffleDependency<?, B> shuffle,
            int reducePartition,
            int mapStart,
            int mapEnd,
            Consumer<FetchFailedException> onFailure) {
        if (reducePartition < 0 || reducePartition >= shuffle.numPartitions()) {
            throw new IllegalArgumentException(
                    "shuffle %d has %d partitions, so there is no partition %d"
                            .formatted(
                                    shuffle.shuffleId(), shuffle.numPartitions(), reducePartition));
        }
        List<MapLocation> locations = locations(task, shuffle.shuffleId(), onFailure);
        ShuffleReader.Source source =
                new ShuffleReader.Source(
                        shuffle.shuffleId(), reducePartition, locations, mapStart, mapEnd);
        return new ShuffleReader<>(
                client.decoding(shuffle.serializer()), source, FetchLimits.STANDARD, onFailure);
    }

    private List<MapLocation> locations(
            TaskSpec task, int shuffleId, Consumer<FetchFailedException> onFailure) {
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
        FetchFailedException failure =
                new FetchFailedException(
                        shuffleId,
                        List.of(),
                        Problem.MISSING,
                        "a task of stage %d reads shuffle %d, which the stage was not to need"
                                .formatted(task.stageId(), shuffleId));
        onFailure.accept(failure);
        throw failure;
    }
}
