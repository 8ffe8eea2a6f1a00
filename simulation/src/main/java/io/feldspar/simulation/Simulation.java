package io.feldspar.simulation;

import static io.feldspar.simulation.VirtualTime.SECONDS;

import io.feldspar.rdd.Broadcast;
import io.feldspar.rdd.Dependency;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.FetchFailedException;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.broadcast.BroadcastReader;
import io.feldspar.rdd.broadcast.BroadcastValues;
import io.feldspar.rdd.job.DriverContext;
import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.protocol.DriverIdentity;
import io.feldspar.rdd.protocol.MapLocation;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.scheduler.Driver;
import io.feldspar.rdd.serialization.Serialization;
import io.feldspar.rdd.settings.SchedulerSettings;
import io.feldspar.rdd.shuffle.BroadcastBlockId;
import io.feldspar.simulation.Coverage.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One run of one scenario.
///
/// ```text
///  jobs ─► Driver ─► SimNetwork (Avro bytes, delays, cuts) ─► ExecutorControl ─► SimTasks
///            ▲                                                                      │
///            └──────────────────────── Faults hit any of these ────────────────────┘
/// ```
///
/// All of it happens in one thread, in the order of virtual time.
final class Simulation {

    /// A scenario that has not ended its jobs by then hangs.
    private static final long LIMIT = 3000 * SECONDS;

    /// How long a process that was told to end is away.
    private static final long DOWNTIME = SECONDS;

    private final Scenario scenario;
    private final KeyedRandom random;
    private final VirtualTime time = new VirtualTime();
    private final Trace trace;
    private final Coverage coverage = new Coverage();
    private final Faults faults = new Faults(this);
    private final List<SimExecutor> executors = new ArrayList<>();
    private final SimNetwork network;
    private final Driver driver;
    static final DriverIdentity DRIVER = new DriverIdentity("simulation", 1);

    private final Shipping shipping;
    private final SimStages stages;
    private final BroadcastValues broadcastValues;
    private final Broadcast<Long> seven;
    private final List<SimExecutor> strangers = new ArrayList<>();
    private final Map<Long, List<Long>> resultRows = new HashMap<>();
    private final Invariants invariants;
    private final List<SimCheckpoint> checkpoints = new ArrayList<>();
    private final List<ShuffleDependency<?, ?>> shuffles;
    private final DriverLoop driverLoop = new DriverLoop(this);
    private final CachedLocations cachedLocations = new CachedLocations(this);
    private final List<SimRdd> rdds;
    private final SimJobs jobs;

    private Simulation(Scenario scenario, Subject subject, boolean readable) {
        this.scenario = scenario;
        this.random = new KeyedRandom(scenario.seed());
        this.trace = new Trace(time, readable);
        this.shipping = subject.shipping();
        this.stages = new SimStages(this, shipping);
        this.network = new SimNetwork(this);
        this.invariants = new Invariants(this);
        for (int i = 0; i < scenario.machines().size(); i++) {
            executors.add(new SimExecutor(this, i, scenario.machines().get(i), DRIVER));
        }
        boolean wallClock = subject.wallClock();
        this.driver =
                new Driver(
                        scenario.settings(),
                        subject.policy(),
                        new DriverTime(wallClock),
                        DRIVER,
                        this::send,
                        stages,
                        new SimResults(this));
        driver.addListener(invariants);
        driver.addListener(cachedLocations);
        SimEngine engine = new SimEngine(driver, scenario);
        this.broadcastValues = engine.broadcasts();
        FeldsparContext context = new DriverContext(engine);
        this.seven = context.broadcast(7L);
        this.rdds = SimRdd.all(context, scenario, stages);
        this.shuffles = rdds.stream().flatMap(Simulation::shufflesOf).toList();
        for (SimRdd rdd : rdds) {
            if (rdd.node().cached()) {
                rdd.persistIn(new SimStore(this, rdd.id(), rdd.numPartitions()));
            }
        }
        this.jobs = new SimJobs(this, context);
    }

    /// The outcome of a run.
    ///
    /// @param violation null where everything held
    record Outcome(
            @Nullable Violation violation,
            long traceHash,
            long virtualNanos,
            long events,
            int succeeded,
            int failed,
            List<String> trace,
            Coverage coverage) {}

    static Outcome run(Scenario scenario, Subject subject, boolean readable) {
        Simulation world = new Simulation(scenario, subject, readable);
        try {
            world.live();
        } catch (BrokenInvariant e) {
            world.invariants.report(e.violation());
        } catch (RuntimeException | StackOverflowError e) {
            world.invariants.report(
                    new Violation(Violation.Invariant.NO_CRASH, Invariants.describe(e)));
        }
        return new Outcome(
                world.invariants.violation(),
                world.trace.hash(),
                world.time.now(),
                world.trace.events(),
                world.jobs.succeeded(),
                world.jobs.failed(),
                world.trace.lines(),
                world.coverage);
    }

    private void noteSettings() {
        SchedulerSettings settings = scenario.settings();
        saw(settings.pools().fair(), Path.FAIR_POOLS);
        saw(settings.speculation().enabled(), Path.SPECULATION_ON);
        saw(settings.exclusion().enabled(), Path.EXCLUSION_ON);
        saw(settings.locality().hostWait() > 0, Path.LOCALITY_WAIT);
        saw(scenario.manner().pace() > 1, Path.SLOW_TASKS);
        saw(scenario.manner().deafness() > 0.5, Path.DEAF_TASKS);
    }

    private void saw(boolean happens, Path path) {
        if (happens) {
            coverage.saw(path);
        }
    }

    private void live() {
        noteSettings();
        for (SimExecutor executor : executors) {
            network.opened(executor);
            executor.boot();
        }
        faults.plan(scenario.faults());
        jobs.plan(scenario.jobs());
        while (!jobs.allOver()) {
            if (!time.step(LIMIT) || invariants.violation() != null) {
                break;
            }
        }
        jobs.checkAllOver();
        for (ShuffleDependency<?, ?> shuffle : shuffles) {
            driverLoop.post(() -> driver.releaseShuffle(shuffle.shuffleId()));
        }
        driverLoop.post(seven::destroy);
        long settled = Math.max(time.now(), faults.lastEnd()) + 60 * SECONDS;
        while (invariants.violation() == null && time.step(settled)) {
            // Everything that is under way comes to rest.
        }
        invariants.leftovers().checkNothingHeld();
    }

    private static Stream<ShuffleDependency<?, ?>> shufflesOf(SimRdd rdd) {
        List<ShuffleDependency<?, ?>> shuffles = new ArrayList<>();
        for (Dependency<?> each : rdd.dependencies()) {
            if (each instanceof ShuffleDependency<?, ?> shuffle) {
                shuffles.add(shuffle);
            }
        }
        return shuffles.stream();
    }

    Scenario scenario() {
        return scenario;
    }

    KeyedRandom random() {
        return random;
    }

    VirtualTime time() {
        return time;
    }

    Trace trace() {
        return trace;
    }

    CachedLocations cachedLocations() {
        return cachedLocations;
    }

    Coverage coverage() {
        return coverage;
    }

    Faults faults() {
        return faults;
    }

    SimNetwork network() {
        return network;
    }

    Driver driver() {
        return driver;
    }

    DriverLoop driverLoop() {
        return driverLoop;
    }

    /// The connection to the executor broke, and the driver learns of it.
    void connectionLost(SimExecutor executor) {
        driverLoop.post(() -> driver.connectionLost(executor.id()));
    }

    Invariants invariants() {
        return invariants;
    }

    List<SimRdd> rdds() {
        return rdds;
    }

    List<SimExecutor> executors() {
        return executors;
    }

    SimExecutor executor(String id) {
        int index = Integer.parseInt(id, 1, id.length(), 10);
        return index < executors.size()
                ? executors.get(index)
                : strangers.get(index - executors.size());
    }

    /// Lets an executor of another application try to register.
    void stranger() {
        int index = executors.size() + strangers.size();
        Scenario.Machine machine = new Scenario.Machine("x" + index, "h0", "", 2);
        SimExecutor stranger =
                new SimExecutor(this, index, machine, new DriverIdentity("another", 1));
        strangers.add(stranger);
        network.opened(stranger);
        stranger.boot();
    }

    boolean isStranger(String executorId) {
        return executorId.startsWith("x");
    }

    Shipping shipping() {
        return shipping;
    }

    SimStages stages() {
        return stages;
    }

    /// @throws Unreachable if the executor cannot reach the driver
    void checkDriverReachable(SimExecutor executor) {
        boolean cut =
                faults.on(Fault.Kind.CUT_DRIVER, executor)
                        || faults.on(Fault.Kind.CUT_TO_DRIVER, executor)
                        || faults.on(Fault.Kind.CUT_FROM_DRIVER, executor);
        if (cut || driverLoop.paused()) {
            coverage.saw(Path.DRIVER_OUT_OF_REACH);
            throw new Unreachable();
        }
    }

    byte @Nullable [] broadcastBlock(BroadcastBlockId id) {
        return broadcastValues.block(id.broadcast(), id.index());
    }

    /// The broadcast value of the scenario, as a task on the executor reads it.
    long sevenAt(SimExecutor executor) {
        byte[] sent = Serialization.write(seven, "a broadcast");
        Broadcast<?> arrived =
                (Broadcast<?>)
                        ScopedValue.where(BroadcastReader.CURRENT, executor.broadcasts())
                                .call(() -> Serialization.read(sent, "a broadcast"));
        return (long) Objects.requireNonNull(arrived).value();
    }

    /// Makes executors drop the broadcast value, so that they fetch it again.
    void unpersistBroadcast() {
        driverLoop.post(seven::unpersist);
    }

    /// Keeps what a result task saw, for checkpoints.
    void remember(long taskAttemptId, List<Long> rows) {
        resultRows.put(taskAttemptId, rows);
    }

    List<Long> rowsOf(long taskAttemptId) {
        return resultRows.getOrDefault(taskAttemptId, List.of());
    }

    void driverReceives(SimExecutor from, ToDriver message) {
        driverLoop.post(
                () -> {
                    invariants.heard(from.id(), message);
                    driver.receive(message);
                });
    }

    private void send(String executorId, ToExecutor message) {
        invariants.sent(executorId, message);
        network.toExecutor(executor(executorId), message);
    }

    void crash(SimExecutor executor, long downtime) {
        if (!executor.up()) {
            return;
        }
        trace.note(executor.index(), () -> executor.id() + " crashes");
        executor.crash();
        network.closed(executor);
        time.after(
                downtime,
                () -> {
                    trace.note(executor.index(), () -> executor.id() + " starts");
                    network.opened(executor);
                    executor.boot();
                });
    }

    /// The driver hears that the process will end, as from a worker that is told to stop.
    void depart(SimExecutor executor, long within) {
        driver().decommission(executor.id(), "its host is needed", within);
        time.after(within, () -> crash(executor, DOWNTIME));
    }

    /// A lineage was cut. What is cached of the RDD may be other rows than the checkpoint's.
    void checkpointed(SimRdd rdd, SimCheckpoint checkpoint, boolean mayDiffer) {
        coverage.saw(Coverage.Path.LINEAGE_CUT);
        checkpoints.add(checkpoint);
        if (mayDiffer && rdd.store() != null) {
            rdd.persistIn(new SimStore(this, rdd.id(), rdd.numPartitions()));
        }
    }

    void breakCheckpoint(long which) {
        checkpoints.forEach(checkpoint -> checkpoint.breakFile((int) (which & 0xFF)));
    }

    /// What keeps a reader from an output, or null.
    FetchFailedException.@Nullable Problem problem(
            SimExecutor reader, int shuffleId, MapLocation location) {
        if (location.taskAttemptId() < 0) {
            return FetchFailedException.Problem.MISSING;
        }
        SimExecutor holder = executor(location.executorId());
        if (holder != reader && (!holder.answers() || faults.peerCut(holder, reader))) {
            return FetchFailedException.Problem.UNREACHABLE;
        }
        SimExecutor.Block block = holder.blocksOf(shuffleId).get(location.taskAttemptId());
        if (block == null) {
            return FetchFailedException.Problem.MISSING;
        }
        return block.corrupt() ? FetchFailedException.Problem.CORRUPT : null;
    }

    /// The driver's monotonic time; in one deliberate fault, its wall clock.
    private final class DriverTime implements Time {

        private final boolean wallClock;

        DriverTime(boolean wallClock) {
            this.wallClock = wallClock;
        }

        @Override
        public long nanos() {
            return wallClock ? time.now() + faults.clockJump() : time.now();
        }

        @Override
        public Timer after(long delayNanos, Runnable action) {
            return time.after(delayNanos, () -> driverLoop.post(action))::cancel;
        }
    }
}
