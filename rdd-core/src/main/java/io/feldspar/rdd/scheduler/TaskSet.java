package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.settings.SchedulerSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The tasks of one stage attempt, as the task scheduler sees them.
final class TaskSet {

    /// What the DAG scheduler asks for.
    ///
    /// @param shuffleId the shuffle that the tasks write for, or -1
    /// @param inputs by which locations the tasks read
    /// @param preferred for each task where it would like to run; empty where no task has a
    ///     preference
    record Request(
            int jobId,
            int stageId,
            int attempt,
            int shuffleId,
            int[] partitions,
            List<ShuffleSnapshot> inputs,
            List<TaskSpec.CacheVersion> cacheVersions,
            List<List<String>> preferred,
            boolean barrier,
            Map<String, String> properties) {}

    private final Request request;
    private final List<TaskSpec.ShuffleInput> inputEpochs;
    private final boolean[] done;
    private final int[] copies;
    private final int[] launches;
    private final int[] failures;
    private final int[] losses;
    private final PendingTasks pending;
    private final BitSet speculatable = new BitSet();
    private final Map<Long, TaskAttempt> running = new LinkedHashMap<>();
    private final List<Long> durations = new ArrayList<>();
    private final DelayScheduling delay;
    private final StageExclusions exclusions;
    private final Map<Integer, Integer> indexes;
    private int left;
    private boolean zombie;
    private @Nullable BarrierMeeting meeting;
    private boolean barrierLaunched;
    private long resultBytes;

    TaskSet(Request request, SchedulerSettings settings, long now) {
        int tasks = request.partitions().length;
        this.request = request;
        this.done = new boolean[tasks];
        this.copies = new int[tasks];
        this.launches = new int[tasks];
        this.failures = new int[tasks];
        this.losses = new int[tasks];
        this.left = tasks;
        this.pending = new PendingTasks(tasks, request.preferred());
        this.delay = new DelayScheduling(settings.locality(), now);
        this.exclusions = new StageExclusions(settings.exclusion());
        this.inputEpochs =
                request.inputs().stream()
                        .map(each -> new TaskSpec.ShuffleInput(each.shuffleId(), each.epoch()))
                        .toList();
        this.indexes = new LinkedHashMap<>();
        for (int i = 0; i < tasks; i++) {
            indexes.put(request.partitions()[i], i);
        }
    }

    int jobId() {
        return request.jobId();
    }

    /// Adds to the bytes of results that came, and gives their sum.
    long countResult(long bytes) {
        resultBytes += bytes;
        return resultBytes;
    }

    int stageId() {
        return request.stageId();
    }

    int attempt() {
        return request.attempt();
    }

    /// The shuffle that the tasks write for, or -1.
    int shuffleId() {
        return request.shuffleId();
    }

    int[] partitions() {
        return request.partitions();
    }

    List<ShuffleSnapshot> inputs() {
        return request.inputs();
    }

    boolean barrier() {
        return request.barrier();
    }

    /// Where the tasks of a barrier stage wait for each other.
    BarrierMeeting meeting() {
        BarrierMeeting known = meeting;
        if (known == null) {
            known = new BarrierMeeting(done.length);
            meeting = known;
        }
        return known;
    }

    /// Whether a task is done.
    boolean anyDone() {
        return left < done.length;
    }

    String pool() {
        return request.properties().getOrDefault(FeldsparContext.POOL, "default");
    }

    Collection<TaskAttempt> running() {
        return running.values();
    }

    PendingTasks pending() {
        return pending;
    }

    DelayScheduling delay() {
        return delay;
    }

    StageExclusions exclusions() {
        return exclusions;
    }

    /// Whether nothing is launched any more.
    boolean zombie() {
        return zombie;
    }

    void makeZombie() {
        zombie = true;
        pending.clear();
        speculatable.clear();
    }

    /// Whether all tasks of a barrier stage were started.
    boolean barrierLaunched() {
        return barrierLaunched;
    }

    void markBarrierLaunched() {
        barrierLaunched = true;
    }

    boolean finished() {
        return running.isEmpty() && (zombie || left == 0);
    }

    /// Whether a task waits, or a slow one may be started a second time.
    boolean hasWork() {
        return !pending.isEmpty() || !speculatable.isEmpty();
    }

    /// Picks a task for the executor that is not farther from its data than the level, or finds
    /// nothing.
    Pick pick(
            ExecutorState executor,
            LocalityLevel farthest,
            IntPredicate sameRack,
            SchedulerPolicy policy) {
        IntPredicate allowed = index -> exclusions.allows(index, executor);
        int index = pending.forExecutor(executor.id(), allowed);
        if (index >= 0) {
            return new Pick(index, LocalityLevel.EXECUTOR, false);
        }
        if (farthest.compareTo(LocalityLevel.HOST) >= 0) {
            index = pending.forHost(executor.host(), allowed);
            if (index >= 0) {
                return new Pick(index, LocalityLevel.HOST, false);
            }
        }
        index = pending.withoutPreference(allowed);
        if (index >= 0) {
            return new Pick(index, LocalityLevel.NONE, false);
        }
        if (farthest.compareTo(LocalityLevel.RACK) >= 0) {
            index = pending.any(each -> allowed.test(each) && sameRack.test(each));
            if (index >= 0) {
                return new Pick(index, LocalityLevel.RACK, false);
            }
        }
        if (farthest == LocalityLevel.ANY) {
            index = pending.any(allowed);
            if (index >= 0) {
                return new Pick(index, LocalityLevel.ANY, false);
            }
        }
        return pickSpeculative(executor, allowed, policy);
    }

    private Pick pickSpeculative(
            ExecutorState executor, IntPredicate allowed, SchedulerPolicy policy) {
        for (int i = speculatable.nextSetBit(0); i >= 0; i = speculatable.nextSetBit(i + 1)) {
            int index = i;
            boolean elsewhere =
                    running.values().stream()
                            .noneMatch(
                                    each ->
                                            each.index() == index
                                                    && each.executorId().equals(executor.id()));
            if (policy.startsCopy(elsewhere) && allowed.test(i)) {
                return new Pick(i, LocalityLevel.NONE, true);
            }
        }
        return Pick.NOTHING;
    }

    /// A task to launch, and how close to its data that is.
    record Pick(int index, LocalityLevel level, boolean speculative) {

        static final Pick NOTHING = new Pick(-1, LocalityLevel.ANY, false);

        boolean found() {
            return index >= 0;
        }
    }

    List<String> preferred(int index) {
        return request.preferred().isEmpty() ? List.of() : request.preferred().get(index);
    }

    /// Counts the launch and says how many there were before.
    int launched(int index) {
        pending.remove(index);
        speculatable.clear(index);
        copies[index]++;
        return launches[index]++;
    }

    void track(TaskAttempt attempt) {
        running.put(attempt.id(), attempt);
    }

    void ended(TaskAttempt attempt) {
        if (running.remove(attempt.id()) != null) {
            copies[attempt.index()]--;
        }
    }

    /// Marks the task done.
    void markDone(int index) {
        if (!done[index]) {
            done[index] = true;
            left--;
            pending.remove(index);
            speculatable.clear(index);
        }
    }

    boolean isDone(int index) {
        return done[index];
    }

    /// Puts the task back, unless it is done or another copy runs.
    void requeue(int index) {
        if (!zombie && !done[index] && copies[index] == 0) {
            pending.add(index);
        }
    }

    /// Counts an attempt that was lost without a fault of its own; gives how many were.
    int countLoss(int index) {
        return ++losses[index];
    }

    int countFailure(int index) {
        return ++failures[index];
    }

    /// The place of the partition in this set, or -1.
    int indexOf(int partition) {
        return indexes.getOrDefault(partition, -1);
    }

    void recordDuration(long nanos) {
        durations.add(nanos);
    }

    /// Marks tasks that run much longer than the others did; true if there is a new one.
    ///
    /// @param worthwhile whether a copy of the partition's task could still get ahead
    boolean findSlow(SchedulerSettings.Speculation settings, long now, IntPredicate worthwhile) {
        if (zombie || barrier()) {
            return false;
        }
        long threshold = slowThreshold(settings);
        boolean found = false;
        for (TaskAttempt attempt : running.values()) {
            int index = attempt.index();
            boolean slow = now - attempt.launchedAt() > threshold;
            boolean lone = copies[index] == 1 && !done[index] && !speculatable.get(index);
            if (slow && lone && worthwhile.test(attempt.partition())) {
                speculatable.set(index);
                found = true;
            }
        }
        return found;
    }

    private long slowThreshold(SchedulerSettings.Speculation settings) {
        int tasks = done.length;
        long lone = settings.loneRuntime() > 0 ? settings.loneRuntime() : Long.MAX_VALUE;
        if (durations.isEmpty() || durations.size() < settings.quantile() * tasks) {
            return lone;
        }
        long[] sorted = durations.stream().mapToLong(Long::longValue).sorted().toArray();
        long median = sorted[sorted.length / 2];
        long relative = (long) (settings.multiplier() * median);
        return Math.min(lone, Math.max(relative, settings.minRuntime()));
    }

    TaskSpec spec(TaskAttempt launched) {
        return new TaskSpec(
                launched.id(),
                request.stageId(),
                request.attempt(),
                launched.partition(),
                launched.attemptNumber(),
                launched.speculative(),
                inputEpochs,
                request.cacheVersions(),
                request.properties());
    }

    @Override
    public String toString() {
        return "stage %d.%d %s"
                .formatted(request.stageId(), request.attempt(), Arrays.toString(partitions()));
    }
}
