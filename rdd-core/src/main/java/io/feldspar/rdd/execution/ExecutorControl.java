package io.feldspar.rdd.execution;

import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.CachedBlock;
import io.feldspar.rdd.protocol.Greeting;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.rdd.protocol.TaskWork;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The executor's side of the conversation with the driver, as a state machine on one loop.
///
/// ```text
///            Register                Registered(n)
/// starting ───────────► registering ───────────────► registered(n)
///                            ▲  no answer: again           │ Fence, no HeartbeatAck for too long:
///                            └─────────────────────────────┘ drop everything, register again
/// ```
///
/// After a broken connection it registers again under the registration it has and says which
/// attempts run and which ends are not acknowledged, so that nothing is lost or left behind.
public final class ExecutorControl {

    /// @param applicationId for which application it was started
    /// @param blocks where it serves its blocks
    /// @param outputs where its map outputs are served
    /// @param heartbeatNanos how often to send a heartbeat; 0 for never, where the driver is in
    ///     this process
    /// @param driverTimeoutNanos without an answer for so long the executor gives up what it has
    public record Settings(
            String executorId,
            String host,
            String rack,
            int slots,
            String applicationId,
            BlockAddress blocks,
            BlockAddress outputs,
            long heartbeatNanos,
            long driverTimeoutNanos) {}

    private final Settings settings;
    private final Time time;
    private final TaskRunner runner;
    private final ShuffleDirectory directory;
    private final Consumer<ToDriver> driver;

    private final Map<Long, TaskSpec> running = new LinkedHashMap<>();
    private final Map<Long, TaskOutcome> unacknowledged = new LinkedHashMap<>();
    private final Set<Long> asking = new LinkedHashSet<>();
    private final Map<Long, Arrival> meeting = new LinkedHashMap<>();
    private long registration;
    private long driverIncarnation;
    private @Nullable String refusal;
    private long lastAnswer;
    private Time.@Nullable Timer heartbeat;

    /// What a task that waits at a barrier has said.
    private record Arrival(int epoch, String message) {}

    public ExecutorControl(
            Settings settings,
            Time time,
            TaskRunner runner,
            ShuffleDirectory directory,
            Consumer<ToDriver> driver) {
        this.settings = settings;
        this.time = time;
        this.runner = runner;
        this.directory = directory;
        this.driver = driver;
    }

    /// Registers with the driver and, with heartbeats on, keeps the registration alive.
    public void start() {
        lastAnswer = time.nanos();
        register();
        if (settings.heartbeatNanos() > 0) {
            heartbeat = time.after(settings.heartbeatNanos(), this::beat);
        }
    }

    /// Stops for good.
    public void stop() {
        if (heartbeat != null) {
            heartbeat.cancel();
        }
        dropEverything();
    }

    /// The connection broke and a new one is open: announce who this is and what it has.
    public void reconnected() {
        if (refusal == null) {
            register();
        }
    }

    /// The registration that the driver gave, or 0.
    public long registration() {
        return registration;
    }

    /// Why the driver never takes this executor in, or null.
    public @Nullable String refusal() {
        return refusal;
    }

    private void refused(String reason) {
        refusal = reason;
        stop();
    }

    /// How many ends the driver has not acknowledged.
    public int unacknowledgedEnds() {
        return unacknowledged.size();
    }

    /// Takes a message of the driver.
    public void receive(ToExecutor message) {
        boolean greeting =
                message instanceof ToExecutor.Registered || message instanceof ToExecutor.Refused;
        if (refusal != null || (registration == 0 && !greeting)) {
            // It was said to who this was under an earlier registration.
            return;
        }
        switch (message) {
            case ToExecutor.Registered registered -> registered(registered);
            case ToExecutor.Refused refused -> refused(refused.reason());
            case ToExecutor.Fence fence -> fenced(fence.registration());
            case ToExecutor.LaunchTask launch -> launch(launch.task(), launch.work());
            case ToExecutor.KillTask kill -> kill(kill);
            case ToExecutor.StatusAck ack -> acknowledged(ack.taskAttemptId());
            case ToExecutor.CommitAnswer answer -> commitAnswered(answer);
            case ToExecutor.ShuffleLocations locations -> directory.put(locations);
            case ToExecutor.DropMapOutput drop ->
                    runner.dropMapOutput(drop.shuffleId(), drop.taskAttemptId());
            case ToExecutor.ForgetShuffle forget -> {
                directory.forget(forget.shuffleId());
                runner.forgetShuffle(forget.shuffleId());
            }
            case ToExecutor.BarrierPassed passed -> barrierPassed(passed);
            case ToExecutor.DropCached drop ->
                    runner.dropCached(drop.storeId(), drop.belowVersion());
            case ToExecutor.DropBroadcast drop -> runner.dropBroadcast(drop.broadcast());
            case ToExecutor.ForgetStage forget -> runner.forgetStage(forget.stageId());
            case ToExecutor.Leave leave -> runner.leave(leave.pass());
            case ToExecutor.HeartbeatAck ack -> answered(ack.registration());
        }
    }

    /// A started task ended. The runner calls this once for each.
    public void taskEnded(long taskAttemptId, TaskOutcome outcome) {
        TaskSpec task = running.remove(taskAttemptId);
        if (task == null) {
            // It was started under an earlier registration; nobody wants to know.
            runner.forgetResult(taskAttemptId);
            return;
        }
        directory.taskEnded(task);
        asking.remove(taskAttemptId);
        meeting.remove(taskAttemptId);
        unacknowledged.put(taskAttemptId, outcome);
        driver.accept(finished(taskAttemptId, outcome));
    }

    /// A running task waits for the others of its barrier stage.
    ///
    /// @param epoch how often it has waited before
    public void barrierArrived(long taskAttemptId, int epoch, String message) {
        if (running.containsKey(taskAttemptId)) {
            meeting.put(taskAttemptId, new Arrival(epoch, message));
            sendArrival(taskAttemptId);
        }
    }

    private void sendArrival(long taskAttemptId) {
        Arrival arrival = meeting.get(taskAttemptId);
        if (arrival != null) {
            driver.accept(
                    new ToDriver.BarrierArrived(
                            settings.executorId(),
                            registration,
                            taskAttemptId,
                            arrival.epoch(),
                            arrival.message()));
        }
    }

    private void barrierPassed(ToExecutor.BarrierPassed passed) {
        long id = passed.taskAttemptId();
        Arrival arrival = meeting.get(id);
        if (arrival != null && arrival.epoch() == passed.epoch()) {
            meeting.remove(id);
            runner.barrierPassed(id, passed.epoch(), passed.messages());
        }
    }

    /// A cached partition came, moved or went.
    public void blockChanged(CachedBlock block) {
        if (registration != 0) {
            driver.accept(new ToDriver.BlockChanged(settings.executorId(), registration, block));
        }
    }

    /// Outputs were moved to other executors.
    ///
    /// @param last whether that was all that could be moved
    public void moved(int pass, List<ToDriver.MovedOutput> outputs, boolean last) {
        if (registration != 0) {
            driver.accept(
                    new ToDriver.Moved(settings.executorId(), registration, pass, outputs, last));
        }
    }

    /// A running task wants to commit.
    public void askCommit(long taskAttemptId) {
        if (!running.containsKey(taskAttemptId)) {
            runner.commitAnswered(taskAttemptId, false);
            return;
        }
        asking.add(taskAttemptId);
        sendQuestion(taskAttemptId);
    }

    private void sendQuestion(long taskAttemptId) {
        driver.accept(new ToDriver.AskCommit(settings.executorId(), registration, taskAttemptId));
    }

    private void launch(TaskSpec task, TaskWork work) {
        if (running.containsKey(task.taskAttemptId())
                || unacknowledged.containsKey(task.taskAttemptId())) {
            // The same message twice; an attempt runs once.
            return;
        }
        running.put(task.taskAttemptId(), task);
        directory.taskStarted(task);
        runner.start(task, work);
    }

    private void kill(ToExecutor.KillTask kill) {
        if (running.containsKey(kill.taskAttemptId())) {
            runner.kill(kill.taskAttemptId(), kill.reason());
        }
    }

    private void acknowledged(long taskAttemptId) {
        if (unacknowledged.remove(taskAttemptId) != null) {
            runner.forgetResult(taskAttemptId);
        }
    }

    private void commitAnswered(ToExecutor.CommitAnswer answer) {
        if (asking.remove(answer.taskAttemptId())) {
            runner.commitAnswered(answer.taskAttemptId(), answer.allowed());
        }
    }

    private void register() {
        driver.accept(
                new ToDriver.Register(
                        settings.executorId(),
                        settings.host(),
                        settings.rack(),
                        settings.slots(),
                        new Greeting(
                                Greeting.VERSION,
                                settings.applicationId(),
                                driverIncarnation,
                                settings.blocks(),
                                settings.outputs()),
                        registration,
                        List.copyOf(running.keySet()),
                        finishedButUnacknowledged(),
                        heldShuffles()));
    }

    private List<Integer> heldShuffles() {
        Set<Integer> held = new TreeSet<>(runner.heldShuffles());
        held.addAll(directory.shuffles());
        return List.copyOf(held);
    }

    private List<ToDriver.TaskFinished> finishedButUnacknowledged() {
        List<ToDriver.TaskFinished> ends = new ArrayList<>();
        unacknowledged.forEach((id, outcome) -> ends.add(finished(id, outcome)));
        return ends;
    }

    private ToDriver.TaskFinished finished(long taskAttemptId, TaskOutcome outcome) {
        return new ToDriver.TaskFinished(
                settings.executorId(), registration, taskAttemptId, outcome);
    }

    private void registered(ToExecutor.Registered answer) {
        lastAnswer = time.nanos();
        boolean same =
                registration == answer.registration()
                        && driverIncarnation == answer.driverIncarnation();
        if (registration != 0 && !same) {
            dropEverything();
        }
        if (same) {
            runner.dropFetched();
        }
        registration = answer.registration();
        driverIncarnation = answer.driverIncarnation();
        List<CachedBlock> cached = runner.cachedBlocks();
        if (!cached.isEmpty()) {
            driver.accept(new ToDriver.BlocksHeld(settings.executorId(), registration, cached));
        }
        // A question or its answer may have been lost with the old connection.
        List.copyOf(asking).forEach(this::sendQuestion);
        List.copyOf(meeting.keySet()).forEach(this::sendArrival);
    }

    private void fenced(long refused) {
        if (refused == registration) {
            lastAnswer = time.nanos();
            dropEverything();
            register();
        }
    }

    private void answered(long acknowledged) {
        if (acknowledged == registration) {
            lastAnswer = time.nanos();
        }
    }

    private void beat() {
        long now = time.nanos();
        if (now - lastAnswer > settings.driverTimeoutNanos()) {
            // The driver is out of reach, and by now takes us for lost.
            lastAnswer = now;
            dropEverything();
        }
        if (registration == 0) {
            register();
        } else {
            driver.accept(new ToDriver.Heartbeat(settings.executorId(), registration));
        }
        heartbeat = time.after(settings.heartbeatNanos(), this::beat);
    }

    private void dropEverything() {
        registration = 0;
        running.clear();
        unacknowledged.clear();
        asking.clear();
        meeting.clear();
        directory.clear();
        runner.reset();
    }
}
