package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.Determinism;
import io.feldspar.rdd.PartitionStore;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.protocol.ToDriver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// The stages of all running jobs, the outputs of all shuffles, and what hangs on what.
///
/// A stage lives as long as a job needs it; a shuffle's outputs live until they are released.
final class StageGraph {

    private final Map<Integer, Stage> stages = new TreeMap<>();
    private final Map<Integer, Stage.MapStage> byShuffle = new HashMap<>();
    private final Map<Integer, ShuffleOutputs> shuffles = new TreeMap<>();
    private final Set<Integer> released = new HashSet<>();
    /// By the RDD, as long as somebody holds it.
    private final Map<Rdd<?>, VersionedCache> cached = new WeakHashMap<>();
    private final SchedulerPolicy policy;
    private int nextStage;
    private int lastStamp;

    /// What the partitions of a cached RDD were made from.
    private record VersionedCache(
            int version, Set<InputVersion> builtFrom, PartitionStore<?> store) {}

    StageGraph(SchedulerPolicy policy) {
        this.policy = policy;
    }

    Stage.ResultStage newResultStage(Rdd<?> rdd, int[] partitions) {
        Stage.ResultStage stage = new Stage.ResultStage(nextStage++, rdd, partitions);
        stages.put(stage.id(), stage);
        return stage;
    }

    /// The stage that writes for the shuffle; one for all jobs that run now.
    Stage.MapStage mapStage(ShuffleDependency<?, ?> shuffle) {
        Stage.MapStage known = byShuffle.get(shuffle.shuffleId());
        if (known != null) {
            return known;
        }
        ShuffleOutputs outputs =
                shuffles.computeIfAbsent(
                        shuffle.shuffleId(),
                        id ->
                                new ShuffleOutputs(
                                        id,
                                        shuffle.parent().numPartitions(),
                                        shuffle.numPartitions(),
                                        shuffle.parent().determinism(),
                                        () -> ++lastStamp));
        Stage.MapStage stage = new Stage.MapStage(nextStage++, shuffle, outputs);
        stages.put(stage.id(), stage);
        byShuffle.put(shuffle.shuffleId(), stage);
        return stage;
    }

    @Nullable Stage find(int stageId) {
        return stages.get(stageId);
    }

    /// The stage and all that it may need.
    List<Stage> withAncestors(Stage stage) {
        Set<Stage> found = new LinkedHashSet<>();
        Deque<Stage> open = new ArrayDeque<>();
        open.push(stage);
        while (!open.isEmpty()) {
            Stage next = open.pop();
            if (found.add(next)) {
                for (ShuffleDependency<?, ?> shuffle : StageInputs.allShuffles(next.rdd())) {
                    open.push(mapStage(shuffle));
                }
            }
        }
        return List.copyOf(found);
    }

    List<Stage> stagesOf(int jobId) {
        return stages.values().stream().filter(stage -> stage.jobs().contains(jobId)).toList();
    }

    /// The stages that no job needs.
    List<Stage> unused() {
        return stages.values().stream().filter(stage -> stage.jobs().isEmpty()).toList();
    }

    List<Stage> inState(Stage.State state) {
        return stages.values().stream().filter(stage -> stage.state() == state).toList();
    }

    /// The stages that wait for the stage's output.
    List<Stage> waitingOn(Stage.MapStage parent) {
        return inState(Stage.State.WAITING).stream()
                .filter(child -> reads(child, parent.outputs().shuffleId()))
                .toList();
    }

    private static boolean reads(Stage stage, int shuffleId) {
        return StageInputs.allShuffles(stage.rdd()).stream()
                .anyMatch(shuffle -> shuffle.shuffleId() == shuffleId);
    }

    void remove(Stage stage) {
        stages.remove(stage.id());
        if (stage instanceof Stage.MapStage map) {
            byShuffle.remove(map.outputs().shuffleId());
        }
    }

    // ---- shuffles ----

    boolean knowsShuffle(int shuffleId) {
        return shuffles.containsKey(shuffleId);
    }

    boolean isRegistered(int shuffleId, long taskAttemptId) {
        ShuffleOutputs outputs = shuffles.get(shuffleId);
        return outputs != null && outputs.isFrom(taskAttemptId);
    }

    /// Marks the shuffle released; true if nothing uses it, so that it can be forgotten now.
    boolean release(int shuffleId) {
        if (!shuffles.containsKey(shuffleId)) {
            return false;
        }
        released.add(shuffleId);
        return releasable(shuffleId);
    }

    boolean releasable(int shuffleId) {
        return released.contains(shuffleId) && !byShuffle.containsKey(shuffleId);
    }

    void forgetShuffle(int shuffleId) {
        released.remove(shuffleId);
        shuffles.remove(shuffleId);
    }

    List<ShuffleSnapshot> snapshots(StageInputs inputs) {
        List<ShuffleSnapshot> snapshots = new ArrayList<>();
        for (ShuffleDependency<?, ?> shuffle : inputs.shuffles()) {
            snapshots.add(mapStage(shuffle).outputs().snapshot());
        }
        return snapshots;
    }

    /// Unregisters the outputs that a task could not read; gives the executor that had the last
    /// of them, or an empty name if they were replaced already.
    String lose(TaskOutcome.FetchFailed failure) {
        ShuffleOutputs outputs = shuffles.get(failure.shuffleId());
        if (outputs == null) {
            return "";
        }
        String at = "";
        for (TaskOutcome.LostOutput lost : failure.lost()) {
            MapOutput output = outputs.output(lost.mapPartition());
            if (output == null || !policy.believesLoss(output.is(lost))) {
                continue;
            }
            at = output.executorId();
            switch (failure.problem()) {
                case UNREACHABLE -> {
                    if (output.outlives()) {
                        loseService(output.served());
                        at = "";
                    } else {
                        loseExecutor(output.executorId(), output.registration());
                    }
                }
                case MISSING, CORRUPT -> outputs.lose(lost.mapPartition(), output.taskAttemptId());
            }
        }
        return at;
    }

    /// A service that served outputs is gone, or cannot be reached.
    void loseService(BlockAddress service) {
        for (ShuffleOutputs outputs : shuffles.values()) {
            var _ = outputs.loseAllServedBy(service);
        }
    }

    void loseExecutor(String executorId, long registration) {
        for (ShuffleOutputs outputs : shuffles.values()) {
            if (outputs.loseAllOf(executorId, registration) && !policy.losesEverywhere()) {
                return;
            }
        }
    }

    /// Another executor has an output now. False if nobody reads it any more.
    boolean move(ToDriver.MovedOutput moved, ExecutorState to) {
        ShuffleOutputs outputs = shuffles.get(moved.shuffleId());
        return outputs != null && outputs.move(moved.taskAttemptId(), to);
    }

    boolean needsOutputsOf(String executorId, long registration) {
        return shuffles.values().stream()
                .anyMatch(outputs -> outputs.hasAnyOf(executorId, registration));
    }

    // ---- versions ----

    /// The versions of all indeterminate shuffles that a stage with these inputs reads, directly
    /// or through cached RDDs. A partly cached RDD whose inputs have changed begins a new version.
    Set<InputVersion> inputVersions(StageInputs inputs) {
        Set<InputVersion> versions = new TreeSet<>(InputVersion.ORDER);
        for (ShuffleDependency<?, ?> shuffle : inputs.shuffles()) {
            addVersion(shuffle, versions);
        }
        for (Rdd<?> rdd : inputs.partial()) {
            Set<InputVersion> below = new TreeSet<>(InputVersion.ORDER);
            for (ShuffleDependency<?, ?> shuffle : StageInputs.allShuffles(rdd)) {
                addVersion(shuffle, below);
            }
            renew(rdd, below);
        }
        for (Rdd<?> rdd : inputs.complete()) {
            VersionedCache known = cached.get(rdd);
            if (known != null && !isReliable(rdd)) {
                versions.addAll(known.builtFrom());
            }
        }
        return versions;
    }

    private static boolean isReliable(Rdd<?> rdd) {
        PartitionStore<?> store = rdd.store();
        return store != null && store.reliable();
    }

    private void addVersion(ShuffleDependency<?, ?> shuffle, Set<InputVersion> versions) {
        ShuffleOutputs outputs = mapStage(shuffle).outputs();
        if (outputs.determinism() == Determinism.INDETERMINATE) {
            versions.add(new InputVersion(shuffle.shuffleId(), outputs.version()));
        }
    }

    private void renew(Rdd<?> rdd, Set<InputVersion> below) {
        PartitionStore<?> store = rdd.store();
        if (store == null) {
            return;
        }
        VersionedCache known = cached.get(rdd);
        if (known == null) {
            if (!below.isEmpty()) {
                cached.put(rdd, new VersionedCache(0, below, store));
            }
            return;
        }
        // A new store continues the numbering of the earlier one, because tasks that
        // were launched for that one may still put partitions into this one.
        boolean changed = !known.builtFrom().equals(below) || !known.store().equals(store);
        if (policy.beginsCacheVersion(changed)) {
            int version = known.version() + 1;
            cached.put(rdd, new VersionedCache(version, below, store));
            store.beginVersion(version);
        }
    }

    List<TaskSpec.CacheVersion> cacheVersions(StageInputs inputs) {
        List<TaskSpec.CacheVersion> versions = new ArrayList<>();
        for (List<Rdd<?>> rdds : List.of(inputs.complete(), inputs.partial())) {
            for (Rdd<?> rdd : rdds) {
                VersionedCache known = cached.get(rdd);
                if (known != null && known.version() > 0) {
                    versions.add(new TaskSpec.CacheVersion(rdd.id(), known.version()));
                }
            }
        }
        return versions;
    }

    /// How many cached RDDs there are whose versions are counted.
    int versionedCaches() {
        return cached.size();
    }

    /// How many stages of running jobs there are.
    int size() {
        return stages.size();
    }
}
