package io.feldspar.simulation;

import static io.feldspar.simulation.VirtualTime.SECONDS;

import io.feldspar.rdd.protocol.TaskSpec;
import io.feldspar.simulation.Violation.Invariant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Looks what still runs or is held when nobody wants it any more.
final class Leftovers {

    /// How long the tasks of a job that is over may take to stop: a kill may have to wait for a
    /// connection, a silence be noticed, a stuck task be given up.
    private static final long STOP_TIME = 45 * SECONDS;

    /// As [#STOP_TIME], on executors that nothing keeps from stopping.
    private static final long PROMPT_STOP_TIME = 6 * SECONDS;

    /// For so long after a fault an executor may be lost for it.
    static final long AFTERMATH = 70 * SECONDS;

    private final Simulation world;
    private final Map<Integer, Long> overAt = new HashMap<>();

    Leftovers(Simulation world) {
        this.world = world;
    }

    void jobEnded(int jobId) {
        overAt.put(jobId, world.time().now());
    }

    /// A job was told that it is over.
    void jobOver() {
        world.time().after(STOP_TIME, () -> checkNoTaskLeft(STOP_TIME, false));
        world.time().after(PROMPT_STOP_TIME, () -> checkNoTaskLeft(PROMPT_STOP_TIME, true));
    }

    /// A result was delivered: a while later no task for it may run.
    void resultDone(TaskSpec task) {
        world.time().after(PROMPT_STOP_TIME, () -> checkNoCopy(task, copy -> true));
    }

    /// A task is done: a while later no copy of it may run that was there before.
    ///
    /// @param newest the last attempt that was launched till now
    void taskDone(TaskSpec task, long newest) {
        Predicate<SimTask> before =
                copy ->
                        copy.taskAttemptId() <= newest
                                && copy.stageAttempt() == task.stageAttempt();
        world.time().after(PROMPT_STOP_TIME, () -> checkNoCopy(task, before));
    }

    /// No executor that the driver can reach may run a task that only finished jobs wanted.
    private void checkNoTaskLeft(long since, boolean undisturbedOnly) {
        for (SimExecutor executor : world.executors()) {
            boolean excused = undisturbedOnly && world.faults().disturbed(executor, AFTERMATH);
            if (!executor.answers() || excused) {
                continue;
            }
            for (SimTask task : executor.tasks().running().values()) {
                Set<Integer> jobs = world.invariants().jobsOf(task.stageId());
                if (overAt.keySet().containsAll(jobs) && overFor(jobs) >= since) {
                    fail("%s still runs on %s", task, executor);
                }
            }
        }
    }

    private long overFor(Set<Integer> jobs) {
        long last = 0;
        for (int job : jobs) {
            last = Math.max(last, overAt.getOrDefault(job, 0L));
        }
        return world.time().now() - last;
    }

    private void checkNoCopy(TaskSpec done, Predicate<SimTask> counts) {
        for (SimExecutor executor : world.executors()) {
            if (!executor.answers() || world.faults().disturbed(executor, AFTERMATH)) {
                continue;
            }
            for (SimTask task : executor.tasks().running().values()) {
                boolean same =
                        task.stageId() == done.stageId() && task.partitionId() == done.partition();
                if (same && counts.test(task)) {
                    fail("%s still runs on %s although another has done it", task, executor);
                }
            }
        }
    }

    private void fail(String what, SimTask task, SimExecutor executor) {
        String text = what.formatted(SimTasks.describe(task.spec()), executor.id());
        world.invariants().fail(Invariant.NO_TASK_LEFT, text);
    }

    /// All jobs are over, all shuffles are released, all faults have passed.
    void checkNothingHeld() {
        if (world.invariants().violation() != null) {
            return;
        }
        List<String> held = new ArrayList<>();
        if (world.driver().held() > 0) {
            held.add("the driver holds %d things".formatted(world.driver().held()));
        }
        if (world.stages().held() > 0) {
            held.add("the work of %d stages".formatted(world.stages().held()));
        }
        for (SimExecutor executor : world.executors()) {
            if (!executor.answers()) {
                continue;
            }
            addHeld(held, executor, "tasks", executor.tasks().running().size());
            addHeld(held, executor, "results", executor.tasks().results().size());
            addHeld(held, executor, "shuffles", executor.blocks().size());
            addHeld(held, executor, "locations", executor.directory().size());
            addHeld(held, executor, "works", executor.stageCache().size());
            addHeld(held, executor, "broadcasts", executor.broadcasts().size());
            addHeld(held, executor, "ends", executor.control().unacknowledgedEnds());
        }
        if (!held.isEmpty()) {
            world.invariants()
                    .report(new Violation(Invariant.NOTHING_HELD, String.join(", ", held)));
        }
    }

    private static void addHeld(List<String> held, SimExecutor executor, String what, int count) {
        if (count > 0) {
            held.add("%s holds %d %s".formatted(executor.id(), count, what));
        }
    }
}
