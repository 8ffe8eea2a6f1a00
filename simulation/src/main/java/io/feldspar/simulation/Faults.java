package io.feldspar.simulation;

import static io.feldspar.simulation.VirtualTime.MILLIS;

import io.feldspar.simulation.Fault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Makes the faults of a scenario happen, and knows which are on.
final class Faults {

    private final Simulation world;
    private final List<Fault> active = new ArrayList<>();
    private long lastEnd;
    private long clockJump;

    Faults(Simulation world) {
        this.world = world;
    }

    void plan(List<Fault> faults) {
        for (Fault fault : faults) {
            world.time().at(fault.at(), () -> begin(fault));
            lastEnd = Math.max(lastEnd, fault.at() + fault.duration());
        }
    }

    /// When the last of them is over.
    long lastEnd() {
        return lastEnd;
    }

    /// How far the driver's wall clock is off.
    long clockJump() {
        return clockJump;
    }

    boolean on(Kind kind, SimExecutor executor) {
        for (Fault fault : active) {
            if (fault.kind() == kind && fault.executor() == executor.index()) {
                return true;
            }
        }
        return false;
    }

    /// Whether within the last while something happened to the executor that keeps messages from
    /// it or from the driver, or that may end it.
    boolean disturbed(SimExecutor executor, long within) {
        long now = world.time().now();
        for (Fault fault : world.scenario().faults()) {
            boolean then = fault.at() <= now && now <= fault.at() + fault.duration() + within;
            boolean hit = fault.kind() == Kind.DRIVER_PAUSE || fault.executor() == executor.index();
            if (then && hit && disturbs(fault.kind())) {
                return true;
            }
        }
        return false;
    }

    private static boolean disturbs(Kind kind) {
        return switch (kind) {
            case CRASH,
                    FREEZE,
                    RECONNECT,
                    CUT_DRIVER,
                    CUT_FROM_DRIVER,
                    CUT_TO_DRIVER,
                    DELAY,
                    DRIVER_PAUSE,
                    TASKS_STUCK,
                    TASKS_KILL,
                    DEPARTURE ->
                    true;
            case CUT_PEER,
                    REPEAT,
                    SLOW,
                    LOSE_OUTPUTS,
                    CORRUPT_OUTPUTS,
                    LOSE_CACHED,
                    CORRUPT_CACHED,
                    CORRUPT_CHECKPOINT,
                    LOSE_CHECKPOINT,
                    DISK_FULL,
                    LOSE_RESULTS,
                    TASKS_THROW,
                    TASKS_HANG,
                    CLOCK_JUMP,
                    BREAK_STREAMS,
                    STRANGER ->
                    false;
        };
    }

    boolean peerCut(SimExecutor a, SimExecutor b) {
        for (Fault fault : active) {
            boolean between =
                    (fault.executor() == a.index() && fault.other() == b.index())
                            || (fault.executor() == b.index() && fault.other() == a.index());
            if (fault.kind() == Kind.CUT_PEER && between) {
                return true;
            }
        }
        return false;
    }

    private void begin(Fault fault) {
        SimExecutor executor = world.executors().get(fault.executor());
        world.trace().note(fault.kind().ordinal(), () -> "FAULT " + fault);
        world.coverage().saw(fault.kind());
        switch (fault.kind()) {
            case CRASH -> world.crash(executor, fault.duration());
            case FREEZE -> executor.freeze(fault.duration());
            case RECONNECT -> world.network().breakConnection(executor);
            case DRIVER_PAUSE -> world.driverLoop().pause(fault.duration());
            case LOSE_OUTPUTS -> someBlocks(executor, fault, true);
            case CORRUPT_OUTPUTS -> someBlocks(executor, fault, false);
            case LOSE_CACHED ->
                    List.copyOf(executor.cached().keySet()).forEach(executor::dropCached);
            case CORRUPT_CACHED -> executor.corruptCached();
            case CORRUPT_CHECKPOINT, LOSE_CHECKPOINT -> world.breakCheckpoint(fault.duration());
            case LOSE_RESULTS -> {
                executor.tasks().results().clear();
                activate(fault);
            }
            case CLOCK_JUMP -> clockJump += (fault.duration() - 2 * VirtualTime.SECONDS) * 1000;
            case SLOW,
                    CUT_DRIVER,
                    CUT_FROM_DRIVER,
                    CUT_TO_DRIVER,
                    CUT_PEER,
                    DELAY,
                    REPEAT,
                    DISK_FULL,
                    TASKS_THROW,
                    TASKS_HANG,
                    TASKS_STUCK,
                    TASKS_KILL,
                    BREAK_STREAMS ->
                    activate(fault);
            case STRANGER -> world.stranger();
            case DEPARTURE -> world.depart(executor, fault.duration());
        }
    }

    /// A fault of tasks hits those of a short while, else no job would survive it.
    private void activate(Fault fault) {
        boolean ofTasks =
                switch (fault.kind()) {
                    case TASKS_THROW, TASKS_HANG, TASKS_STUCK, TASKS_KILL, LOSE_RESULTS -> true;
                    default -> false;
                };
        long duration = ofTasks ? Math.min(fault.duration(), 150 * MILLIS) : fault.duration();
        active.add(fault);
        world.time().after(duration, () -> active.remove(fault));
    }

    private void someBlocks(SimExecutor executor, Fault fault, boolean lose) {
        new TreeMap<>(executor.blocks())
                .forEach(
                        (shuffleId, attempts) ->
                                List.copyOf(attempts.keySet())
                                        .forEach(id -> hit(executor, fault, shuffleId, id, lose)));
    }

    private void hit(SimExecutor executor, Fault fault, int shuffleId, long id, boolean lose) {
        SimExecutor.Block block = executor.blocksOf(shuffleId).get(id);
        if (block == null || !world.random().chance(0.5, 7, fault.at(), id)) {
            return;
        }
        if (lose) {
            executor.dropBlock(shuffleId, id);
        } else {
            block.corruptIt();
        }
    }
}
