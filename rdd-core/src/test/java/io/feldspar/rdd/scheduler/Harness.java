package io.feldspar.rdd.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.broadcast.BroadcastValues;
import io.feldspar.rdd.execution.StageWork;
import io.feldspar.rdd.failure.Failure;
import io.feldspar.rdd.job.DriverContext;
import io.feldspar.rdd.job.Engine;
import io.feldspar.rdd.job.JobRequest;
import io.feldspar.rdd.job.MapStageRequest;
import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.DriverIdentity;
import io.feldspar.rdd.protocol.Greeting;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.TaskOutcome.FetchProblem;
import io.feldspar.rdd.protocol.TaskOutcome.LostOutput;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.protocol.TaskWork;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.settings.SchedulerSettings;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A driver whose executors are the test: it sees what is launched and says how it ends, on a
/// clock that it moves.
final class Harness {

    static final DriverIdentity IDENTITY = new DriverIdentity("test", 7);
    static final Greeting GREETING =
            new Greeting(
                    Greeting.VERSION,
                    "test",
                    7,
                    new BlockAddress("h", 99),
                    new BlockAddress("h", 99));

    static final long MILLIS = 1_000_000L;
    static final long SECONDS = 1_000_000_000L;

    /// A task that was launched and has not ended.
    record Launched(String executorId, long registration, TaskSpec task) {
        int stage() {
            return task.stageId();
        }

        int partition() {
            return task.partition();
        }
    }

    private record Alarm(long at, long order, Runnable action) {}

    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(
                    java.util.Comparator.comparingLong(Alarm::at).thenComparing(Alarm::order));
    private final Map<String, Long> registrations = new HashMap<>();
    private final Map<Long, String> ranOn = new HashMap<>();
    private final List<Launched> launched = new ArrayList<>();
    final List<ToExecutor> sent = new ArrayList<>();
    final List<String> news = new ArrayList<>();
    final List<Map<Long, List<Object>>> accumulated = new ArrayList<>();
    final Map<Long, Map<Long, List<Object>>> updates = new HashMap<>();
    final Driver driver;
    final FeldsparContext context;
    private long now;
    private long alarmsSet;
    private int alarmsRung;
    boolean resultsLost;
    /// Whether executors that will end say at once that they have nothing more to move.
    boolean movesAtOnce = true;
    /// Whether what tasks left is fetched only by [#fetchAll].
    boolean fetchesWait;
    private final List<Runnable> fetches = new ArrayList<>();

    /// SchedulerSettings under which nothing happens by itself: no speculation, no exclusion, no
    /// waits.
    static SchedulerSettings plain() {
        return SchedulerSettings.cluster()
                .with(new SchedulerSettings.Failures(4, 4, 100, 10 * MILLIS))
                .with(new SchedulerSettings.Locality(0, 0, 0))
                .with(new SchedulerSettings.Exclusion(false, 1, 2, 2, 2, 2, 2, SECONDS))
                .with(new SchedulerSettings.Speculation(false, 0, 0, 0, 0, 0))
                .with(new SchedulerSettings.Liveness(0, 0, 0, 0, 0, SECONDS));
    }

    static SchedulerSettings failing(int times) {
        return plain().with(new SchedulerSettings.Failures(times, 4, 100, MILLIS));
    }

    static SchedulerSettings speculating() {
        return plain().with(
                        new SchedulerSettings.Speculation(
                                true, 100 * MILLIS, 0.5, 2.0, 200 * MILLIS, 0));
    }

    Harness() {
        this(plain());
    }

    Harness(SchedulerSettings settings) {
        driver =
                new Driver(settings, new Clock(), IDENTITY, this::send, new Works(), new Results());
        driver.addListener(new News());
        context = new DriverContext(new DirectEngine());
    }

    ShapeRdd source(int size) {
        return ShapeRdd.source(context, size);
    }

    // ---- executors ----

    Harness executor(String id, String host, int slots) {
        return executor(id, host, "", slots);
    }

    Harness executor(String id, String host, String rack, int slots) {
        driver.receive(
                new ToDriver.Register(
                        id, host, rack, slots, GREETING, 0, List.of(), List.of(), List.of()));
        return this;
    }

    long registration(String executorId) {
        return registrations.getOrDefault(executorId, 0L);
    }

    void loseExecutor(String id) {
        driver.connectionLost(id);
        advance(1);
    }

    void advance(long nanos) {
        long until = now + nanos;
        while (!alarms.isEmpty() && alarms.peek().at() <= until) {
            Alarm alarm = alarms.remove();
            now = alarm.at();
            alarmsRung++;
            alarm.action().run();
        }
        now = until;
    }

    /// The driver stands still for a while; then all timers that are due go off at once.
    void standStill(long nanos) {
        now += nanos;
        while (!alarms.isEmpty() && alarms.peek().at() <= now) {
            Alarm alarm = alarms.remove();
            alarmsRung++;
            alarm.action().run();
        }
    }

    /// How often a timer of the driver went off.
    int alarmsRung() {
        return alarmsRung;
    }

    /// Lets failed stages be submitted again.
    void resubmit() {
        advance(10 * MILLIS);
    }

    /// The executor, which will end, has moved all that it had.
    void moved(String executorId, int pass, List<ToDriver.MovedOutput> outputs) {
        driver.receive(
                new ToDriver.Moved(executorId, registration(executorId), pass, outputs, true));
    }

    // ---- tasks ----

    List<Launched> running() {
        return List.copyOf(launched);
    }

    /// The running tasks as `stage.attempt/partition@executor`.
    List<String> shown() {
        return launched.stream()
                .map(
                        each ->
                                "%d.%d/%d@%s"
                                        .formatted(
                                                each.stage(),
                                                each.task().stageAttempt(),
                                                each.partition(),
                                                each.executorId()))
                .toList();
    }

    /// The running task of the partition; the newest if there are copies.
    Launched task(int stage, int partition) {
        Launched found = null;
        for (Launched each : launched) {
            if (each.stage() == stage && each.partition() == partition) {
                found = each;
            }
        }
        assertNotNull(found, "no task %d/%d among %s".formatted(stage, partition, shown()));
        return found;
    }

    void end(Launched task, TaskOutcome outcome) {
        launched.remove(task);
        driver.receive(
                new ToDriver.TaskFinished(
                        task.executorId(),
                        task.registration(),
                        task.task().taskAttemptId(),
                        outcome));
    }

    void mapDone(Launched task, ShuffleDependency<?, ?> shuffle) {
        long[] ones = new long[shuffle.numPartitions()];
        java.util.Arrays.fill(ones, 1);
        boolean withUpdates = updates.containsKey(task.task().taskAttemptId());
        end(task, new TaskOutcome.MapDone(shuffle.shuffleId(), ones, ones, withUpdates));
    }

    void resultDone(Launched task) {
        end(task, new TaskOutcome.ResultInline(ByteBuffer.wrap(new byte[] {1})));
    }

    void fail(Launched task) {
        end(task, new TaskOutcome.Failed(Failure.of("Boom", "on purpose")));
    }

    void fetchFail(Launched task, ShuffleDependency<?, ?> shuffle, int map, long attempt) {
        end(
                task,
                new TaskOutcome.FetchFailed(
                        shuffle.shuffleId(),
                        List.of(lost(map, attempt)),
                        FetchProblem.MISSING,
                        "gone"));
    }

    /// An output, as a task says that could not read it.
    LostOutput lost(int map, long attempt) {
        return new LostOutput(map, attempt, ranOn.getOrDefault(attempt, ""));
    }

    /// Ends all running tasks of the stage well, also those that follow; gives their attempts.
    Map<Integer, Long> allMapsDone(int stage, ShuffleDependency<?, ?> shuffle) {
        Map<Integer, Long> attempts = new TreeMap<>();
        for (Launched next = any(stage); next != null; next = any(stage)) {
            attempts.put(next.partition(), next.task().taskAttemptId());
            mapDone(next, shuffle);
        }
        return attempts;
    }

    void allResultsDone(int stage) {
        for (Launched next = any(stage); next != null; next = any(stage)) {
            resultDone(next);
        }
    }

    private @Nullable Launched any(int stage) {
        return launched.stream().filter(each -> each.stage() == stage).findFirst().orElse(null);
    }

    /// Answers what the driver has asked executors for.
    void fetchAll() {
        List<Runnable> due = List.copyOf(fetches);
        fetches.clear();
        due.forEach(Runnable::run);
    }

    /// Has the task add to an accumulator, so that its updates are fetched.
    void accumulates(Launched task) {
        updates.put(task.task().taskAttemptId(), Map.of(1L, List.of(1L)));
    }

    /// Whether the driver had the output of the task dropped.
    boolean dropped(Launched task) {
        return sent(ToExecutor.DropMapOutput.class).stream()
                .anyMatch(drop -> drop.taskAttemptId() == task.task().taskAttemptId());
    }

    boolean askCommit(Launched task) {
        driver.receive(
                new ToDriver.AskCommit(
                        task.executorId(), task.registration(), task.task().taskAttemptId()));
        return ((ToExecutor.CommitAnswer) sent.getLast()).allowed();
    }

    <M extends ToExecutor> List<M> sent(Class<M> kind) {
        return sent.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    boolean killed(Launched task) {
        return sent(ToExecutor.KillTask.class).stream()
                .anyMatch(kill -> kill.taskAttemptId() == task.task().taskAttemptId());
    }

    // ---- jobs ----

    static ShuffleDependency<Integer, Integer> shuffle(Rdd<Integer> parent, int size) {
        return new ShuffleDependency<>(parent, size, (rows, sink, task) -> {});
    }

    /// Runs a job over all partitions; its results go nowhere.
    JobHandle submit(Rdd<Integer> rdd) {
        return context.submitJob(rdd, (task, rows) -> 0, (index, result) -> {});
    }

    void assertSucceeded(JobHandle job) {
        assertTrue(job.isDone(), "job %d still runs: %s".formatted(job.jobId(), shown()));
        assertEquals(null, job.failure());
        assertEquals(0, driver.held(), "held after the job");
    }

    void assertFailed(JobHandle job, JobFailedException.Reason reason) {
        assertTrue(job.isDone(), "job %d still runs: %s".formatted(job.jobId(), shown()));
        JobFailedException failure = job.failure();
        assertNotNull(failure);
        assertEquals(reason, failure.reason(), failure.getMessage());
    }

    private void send(String executorId, ToExecutor message) {
        sent.add(message);
        switch (message) {
            case ToExecutor.Registered registered ->
                    registrations.put(executorId, registered.registration());
            case ToExecutor.LaunchTask launch -> {
                launched.add(new Launched(executorId, registration(executorId), launch.task()));
                ranOn.put(launch.task().taskAttemptId(), executorId);
            }
            case ToExecutor.Leave leave when movesAtOnce ->
                    new Clock().after(1, () -> moved(executorId, leave.pass(), List.of()));
            default -> {
                // Tests look for the others in `sent`.
            }
        }
    }

    private final class Clock implements Time {

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public Timer after(long delayNanos, Runnable action) {
            Alarm alarm = new Alarm(now + delayNanos, alarmsSet++, action);
            alarms.add(alarm);
            return () -> alarms.remove(alarm);
        }
    }

    private static final class Works implements StagePublisher {

        @Override
        public void publish(int stageId, StageWork work) {
            // Nothing computes here.
        }

        @Override
        public void prepare(int stageId, int[] partitions) {
            // Nothing is sent.
        }

        @Override
        public TaskWork work(int stageId, int partition) {
            return TaskWork.SHARED;
        }

        @Override
        public void forget(int stageId) {
            // Nothing was cached.
        }
    }

    private final class Results implements ResultSource {

        @Override
        public void fetch(
                String executorId, long taskAttemptId, TaskOutcome outcome, Receiver receiver) {
            if (fetchesWait) {
                fetches.add(() -> answer(taskAttemptId, receiver));
            } else {
                answer(taskAttemptId, receiver);
            }
        }

        private void answer(long taskAttemptId, Receiver receiver) {
            if (resultsLost) {
                receiver.lost("the test says so");
            } else {
                receiver.fetched(1, updates.getOrDefault(taskAttemptId, Map.of()));
            }
        }

        @Override
        public @Nullable Throwable error(String executorId, long taskAttemptId) {
            return null;
        }
    }

    private final class News implements EngineListener {

        @Override
        public void accumulated(Map<Long, List<Object>> values) {
            accumulated.add(values);
        }

        @Override
        public void stageSubmitted(int stageId, int attempt, int tasks, String name) {
            news.add("submitted %d.%d (%d)".formatted(stageId, attempt, tasks));
        }

        @Override
        public void executorRemoved(String executorId, String reason) {
            launched.removeIf(each -> each.executorId().equals(executorId));
            news.add("lost " + executorId);
        }
    }

    private final class DirectEngine implements Engine {

        private final BroadcastValues broadcasts =
                new BroadcastValues("test", false, id -> driver.dropBroadcast(id));

        @Override
        public BroadcastValues broadcasts() {
            return broadcasts;
        }

        @Override
        public void submitJob(JobRequest<?, ?> request, JobHandle handle) {
            driver.submitJob(request, handle);
        }

        @Override
        public void submitMapStage(MapStageRequest request, JobHandle handle) {
            driver.submitMapStage(request, handle);
        }

        @Override
        public void cancelJob(int jobId, String reason) {
            driver.cancelJob(jobId, reason);
        }

        @Override
        public void cancelStage(int stageId, String reason) {
            driver.cancelStage(stageId, reason);
        }

        @Override
        public void releaseShuffle(int shuffleId) {
            driver.releaseShuffle(shuffleId);
        }

        @Override
        public void addListener(EngineListener listener) {
            driver.addListener(listener);
        }

        @Override
        public int parallelism() {
            return 2;
        }

        @Override
        public void close() {
            // Nothing runs by itself.
        }
    }
}
