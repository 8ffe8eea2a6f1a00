package io.feldspar.simulation;

import io.feldspar.rdd.FetchFailedException;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.TaskKilledException;
import io.feldspar.rdd.protocol.MapLocation;
import io.feldspar.rdd.protocol.TaskSpec;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A task attempt on a simulated executor.
final class SimTask implements TaskContext {

    private final TaskSpec spec;
    private final SimExecutor executor;
    private boolean killed;
    private boolean over;

    SimTask(TaskSpec spec, SimExecutor executor) {
        this.spec = spec;
        this.executor = executor;
    }

    TaskSpec spec() {
        return spec;
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
        List<MapLocation> locations = locations(id);
        List<B> rows = new ArrayList<>();
        for (int map = 0; map < locations.size(); map++) {
            FetchFailedException.Problem problem = problem(id, locations.get(map));
            if (problem != null) {
                throw failure(id, locations, map, problem);
            }
            rows.addAll(block(id, locations.get(map), reducePartition));
        }
        return rows.iterator();
    }

    private FetchFailedException.@Nullable Problem problem(int shuffleId, MapLocation location) {
        return executor.world().problem(executor, shuffleId, location);
    }

    /// What a reader of the stream tells: the block that it is at, and every later one like it.
    private FetchFailedException failure(
            int shuffleId,
            List<MapLocation> locations,
            int from,
            FetchFailedException.Problem problem) {
        List<FetchFailedException.Lost> lost = new ArrayList<>();
        for (int map = from; map < locations.size(); map++) {
            if (problem(shuffleId, locations.get(map)) == problem) {
                lost.add(new FetchFailedException.Lost(map, locations.get(map).taskAttemptId()));
            }
        }
        return new FetchFailedException(
                shuffleId, lost, problem, problem + " in shuffle " + shuffleId);
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

    /// What a simulated shuffle moves are numbers.
    @SuppressWarnings("unchecked")
    private <B> List<B> block(int shuffleId, MapLocation location, int reducePartition) {
        Map<Long, SimExecutor.Block> blocks =
                executor.world().executor(location.executorId()).blocksOf(shuffleId);
        SimExecutor.Block block = blocks.get(location.taskAttemptId());
        List<?> rows = block == null ? null : block.partitions()[reducePartition];
        return rows == null ? List.of() : (List<B>) rows;
    }
}
