package io.feldspar.simulation;

import io.feldspar.rdd.FetchFailedException;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.TaskKilledException;
import io.feldspar.rdd.protocol.MapLocation;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.protocol.TaskWork;
import io.feldspar.rdd.shuffle.FetchLimits;
import io.feldspar.rdd.shuffle.ShuffleReader;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A task attempt on a simulated executor.
final class SimTask implements TaskContext {

    private static final FetchLimits LIMITS = new FetchLimits(3, 1000);

    private final TaskSpec spec;
    private final TaskWork work;
    private final SimExecutor executor;
    private boolean killed;
    private boolean over;

    SimTask(TaskSpec spec, TaskWork work, SimExecutor executor) {
        this.spec = spec;
        this.work = work;
        this.executor = executor;
    }

    TaskSpec spec() {
        return spec;
    }

    TaskWork work() {
        return work;
    }

    SimExecutor executor() {
        return executor;
    }

    void kill() {
        killed = true;
    }

    /// Whether the attempt has ended.
    boolean over() {
        return over;
    }

    void end() {
        over = true;
    }

    @Override
    public int stageId() {
        return spec.stageId();
    }

    @Override
    public int stageAttempt() {
        return spec.stageAttempt();
    }

    @Override
    public int partitionId() {
        return spec.partition();
    }

    @Override
    public int attemptNumber() {
        return spec.attemptNumber();
    }

    @Override
    public long taskAttemptId() {
        return spec.taskAttemptId();
    }

    @Override
    public boolean cancelled() {
        return killed;
    }

    @Override
    public void checkCancelled() {
        if (killed) {
            throw new TaskKilledException("killed");
        }
    }

    @Override
    public void onCompletion(Runnable action) {
        throw new UnsupportedOperationException("no simulated RDD needs this");
    }

    @Override
    public @Nullable String localProperty(String key) {
        return spec.properties().get(key);
    }

    @Override
    public int cacheVersion(int rddId) {
        for (TaskSpec.CacheVersion each : spec.cacheVersions()) {
            if (each.rddId() == rddId) {
                return each.version();
            }
        }
        return 0;
    }

    @Override
    public String executorId() {
        return executor.id();
    }

    @Override
    public boolean mayCommit() {
        throw new UnsupportedOperationException("a simulated task cannot wait");
    }

    @Override
    public void accumulate(long accumulatorId, Object update) {
        throw new UnsupportedOperationException("the simulation counts by itself");
    }

    @Override
    public <B> Iterator<B> readShuffle(
            ShuffleDependency<?, B> shuffle, int reducePartition, int mapStart, int mapEnd) {
        int id = shuffle.shuffleId();
        return new ShuffleReader<>(
                executor.client(),
                new ShuffleReader.Source(id, reducePartition, locations(id), mapStart, mapEnd),
                LIMITS,
                _ -> {});
    }

    private List<MapLocation> locations(int shuffleId) {
        for (TaskSpec.ShuffleInput input : spec.inputs()) {
            List<MapLocation> known =
                    input.shuffleId() == shuffleId ? executor.directory().find(input) : null;
            if (known != null) {
                return known;
            }
        }
        throw new FetchFailedException(
                shuffleId,
                List.of(),
                FetchFailedException.Problem.MISSING,
                "shuffle %d was not to be read".formatted(shuffleId));
    }
}
