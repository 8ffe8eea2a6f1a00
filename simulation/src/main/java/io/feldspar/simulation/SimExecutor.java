package io.feldspar.simulation;

import io.feldspar.rdd.execution.ExecutorControl;
import io.feldspar.rdd.execution.ShuffleDirectory;
import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.CachedBlock;
import io.feldspar.rdd.protocol.DriverIdentity;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.shipping.BroadcastCache;
import io.feldspar.rdd.shipping.StageCache;
import io.feldspar.rdd.shuffle.BlockHolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A simulated executor process: its state machine, its tasks, what it stores, and how it fares.
final class SimExecutor {

    /// One map output.
    static final class Block {

        private final List<?>[] partitions;
        private boolean corrupt;

        Block(List<?>[] partitions) {
            this.partitions = partitions;
        }

        List<?>[] partitions() {
            return partitions;
        }

        boolean corrupt() {
            return corrupt;
        }

        void corruptIt() {
            corrupt = true;
        }
    }

    /// What names a cached partition.
    record CachedKey(int rddId, int storeId, int partition, int version) {}

    /// A cached partition.
    record Cached(List<Long> rows, boolean corrupt) {}

    private final Simulation world;
    private final int index;
    private final Scenario.Machine machine;
    private final Map<Integer, Map<Long, Block>> blocks = new TreeMap<>();
    private final Map<CachedKey, Cached> cached = new LinkedHashMap<>();
    private final List<Runnable> deferred = new ArrayList<>();
    private final DriverIdentity application;
    private final SimBlockClient client;
    private final StageCache stageCache;
    private final BroadcastCache broadcasts;
    private ShuffleDirectory directory = new ShuffleDirectory();
    private SimTasks tasks;
    private ExecutorControl control;
    private boolean up;
    private int incarnation;
    private long frozenUntil;

    /// @param application for whose driver it was started
    SimExecutor(Simulation world, int index, Scenario.Machine machine, DriverIdentity application) {
        this.world = world;
        this.index = index;
        this.machine = machine;
        this.application = application;
        this.client = new SimBlockClient(world, this);
        this.stageCache = world.stages().cache(this);
        this.broadcasts = new BroadcastCache(machine.id(), client, this::holders);
        this.tasks = new SimTasks(world, this);
        this.control = newControl();
    }

    private ExecutorControl newControl() {
        return new ExecutorControl(
                new ExecutorControl.Settings(
                        machine.id(),
                        machine.host(),
                        machine.rack(),
                        machine.slots(),
                        application.applicationId(),
                        new BlockAddress(machine.host(), index + 1),
                        new BlockAddress(machine.host(), index + 1),
                        VirtualTime.SECONDS,
                        6 * VirtualTime.SECONDS),
                new ProcessTime(incarnation),
                tasks,
                directory,
                message -> world.network().toDriver(this, message));
    }

    Simulation world() {
        return world;
    }

    int index() {
        return index;
    }

    String id() {
        return machine.id();
    }

    ShuffleDirectory directory() {
        return directory;
    }

    SimTasks tasks() {
        return tasks;
    }

    ExecutorControl control() {
        return control;
    }

    SimBlockClient client() {
        return client;
    }

    /// The work of stages that it has fetched.
    StageCache stageCache() {
        return stageCache;
    }

    /// The broadcast values that it has fetched.
    BroadcastCache broadcasts() {
        return broadcasts;
    }

    private List<BlockHolder> holders() {
        List<BlockHolder> holders = new ArrayList<>();
        for (SimExecutor each : world.executors()) {
            if (each != this) {
                holders.add(new BlockHolder(each.id(), BlockAddress.IN_PROCESS));
            }
        }
        holders.add(new BlockHolder(BlockHolder.DRIVER, BlockAddress.IN_PROCESS));
        return holders;
    }

    String host() {
        return machine.host();
    }

    int slots() {
        return machine.slots();
    }

    boolean up() {
        return up;
    }

    boolean frozen() {
        return world.time().now() < frozenUntil;
    }

    /// Whether others get an answer from it.
    boolean answers() {
        return up && !frozen();
    }

    void boot() {
        incarnation++;
        directory = new ShuffleDirectory();
        tasks = new SimTasks(world, this);
        control = newControl();
        up = true;
        control.start();
    }

    /// The process dies with all it has.
    void crash() {
        up = false;
        incarnation++;
        frozenUntil = 0;
        deferred.clear();
        blocks.clear();
        cached.clear();
        stageCache.clear();
        broadcasts.clear();
        tasks.vanish();
    }

    void keep(CachedKey key, List<Long> rows) {
        cached.put(key, new Cached(rows, false));
        control.blockChanged(block(key, true, rows.size()));
    }

    /// The cached partition is gone, and the executor says so.
    void dropCached(CachedKey key) {
        if (cached.remove(key) != null) {
            control.blockChanged(block(key, false, 0));
        }
    }

    /// What the executor would say that it keeps.
    List<CachedBlock> cachedBlocks() {
        List<CachedBlock> held = new ArrayList<>();
        cached.forEach((key, each) -> held.add(block(key, true, each.rows().size())));
        held.sort(
                Comparator.comparingInt(CachedBlock::rddId).thenComparing(CachedBlock::partition));
        return held;
    }

    private static CachedBlock block(CachedKey key, boolean present, long rows) {
        return new CachedBlock(
                key.rddId(),
                key.storeId(),
                key.partition(),
                key.version(),
                present,
                8 * rows,
                false,
                0);
    }

    /// Cached partitions no longer fit their checksums.
    void corruptCached() {
        cached.replaceAll((key, each) -> new Cached(each.rows(), true));
    }

    void freeze(long duration) {
        boolean already = frozen();
        frozenUntil = Math.max(frozenUntil, world.time().now() + duration);
        if (!already) {
            thawAt(frozenUntil, incarnation);
        }
    }

    private void thawAt(long moment, int of) {
        world.time()
                .at(
                        moment,
                        () -> {
                            if (of != incarnation) {
                                return;
                            }
                            if (frozen()) {
                                thawAt(frozenUntil, of);
                                return;
                            }
                            List<Runnable> late = List.copyOf(deferred);
                            deferred.clear();
                            late.forEach(Runnable::run);
                        });
    }

    void receive(ToExecutor message) {
        act(incarnation, () -> control.receive(message));
    }

    /// Runs the action in the process: later if it is stopped, never if it is gone.
    private void act(int of, Runnable action) {
        if (!up || of != incarnation) {
            return;
        }
        if (frozen()) {
            deferred.add(() -> act(of, action));
        } else {
            action.run();
        }
    }

    void act(Runnable action) {
        act(incarnation, action);
    }

    /// Runs the action in this life of the process after the delay.
    VirtualTime.Event after(long delay, Runnable action) {
        int of = incarnation;
        return world.time().after(delay, () -> act(of, action));
    }

    Map<Long, Block> blocksOf(int shuffleId) {
        return blocks.getOrDefault(shuffleId, Map.of());
    }

    void putBlock(int shuffleId, long taskAttemptId, List<?>[] partitions) {
        blocks.computeIfAbsent(shuffleId, id -> new TreeMap<>())
                .put(taskAttemptId, new Block(partitions));
    }

    /// Takes an output of another executor, damaged or not.
    void putBlock(int shuffleId, long taskAttemptId, Block block) {
        blocks.computeIfAbsent(shuffleId, id -> new TreeMap<>()).put(taskAttemptId, block);
    }

    void dropBlock(int shuffleId, long taskAttemptId) {
        Map<Long, Block> attempts = blocks.get(shuffleId);
        if (attempts != null) {
            attempts.remove(taskAttemptId);
            if (attempts.isEmpty()) {
                blocks.remove(shuffleId);
            }
        }
    }

    void dropShuffle(int shuffleId) {
        blocks.remove(shuffleId);
    }

    Map<Integer, Map<Long, Block>> blocks() {
        return blocks;
    }

    Map<CachedKey, Cached> cached() {
        return cached;
    }

    /// The time of one life of the process.
    private final class ProcessTime implements Time {

        private final int of;

        ProcessTime(int of) {
            this.of = of;
        }

        @Override
        public long nanos() {
            return world.time().now();
        }

        @Override
        public Timer after(long delayNanos, Runnable action) {
            VirtualTime.Event event = world.time().after(delayNanos, () -> act(of, action));
            return event::cancel;
        }
    }
}
