package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.loop.Time;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds for each free slot the task to launch on it: task sets in the order of their pools,
/// within a set the closest task, farther ones only after waiting.
final class Assignment {

    /// Launches a picked task.
    interface Launcher {
        void launch(TaskSet tasks, TaskSet.Pick pick, ExecutorState executor);
    }

    private final PoolOrder order;
    private final ExcludeList excludeList;
    private final Executors executors;
    private final Time time;
    private final SchedulerPolicy policy;
    private final Launcher launcher;
    private Time.@Nullable Timer timer;

    Assignment(
            PoolOrder order,
            ExcludeList excludeList,
            Executors executors,
            Time time,
            SchedulerPolicy policy,
            Launcher launcher) {
        this.order = order;
        this.excludeList = excludeList;
        this.executors = executors;
        this.time = time;
        this.policy = policy;
        this.launcher = launcher;
    }

    /// Fills the free slots. Looks again by itself when a wait for closer slots is over.
    void assign(List<TaskSet> taskSets) {
        if (taskSets.isEmpty()) {
            return;
        }
        long now = time.nanos();
        List<ExecutorState> free = freeExecutors(now);
        long lookAgain = Long.MAX_VALUE;
        if (order.fair()) {
            while (!free.isEmpty() && launchFairest(taskSets, free, now)) {
                free.removeIf(executor -> executor.freeSlots() <= 0);
            }
        }
        for (TaskSet tasks : order.sorted(taskSets)) {
            if (free.isEmpty()) {
                break;
            }
            fill(tasks, free, now);
            if (tasks.hasWork() && !free.isEmpty() && !tasks.barrier()) {
                // Where all that is free is excluded, nobody has asked yet how long it waits.
                tasks.delay().allowed(now, level -> hope(tasks, level));
                lookAgain = Math.min(lookAgain, tasks.delay().untilNext(now));
            }
        }
        setTimer(taskSets, lookAgain, now);
    }

    private List<ExecutorState> freeExecutors(long now) {
        List<ExecutorState> free = new ArrayList<>();
        for (ExecutorState executor : executors.all()) {
            if (executor.freeSlots() > 0
                    && !executor.isLeaving()
                    && excludeList.allows(executor, now)) {
                free.add(executor);
            }
        }
        return free;
    }

    /// Launches one task of the first set in fair order that has one.
    private boolean launchFairest(List<TaskSet> taskSets, List<ExecutorState> free, long now) {
        for (TaskSet tasks : order.sorted(taskSets)) {
            if (policy.startsTogether(tasks.barrier())) {
                int before = tasks.running().size();
                fill(tasks, free, now);
                if (tasks.running().size() > before) {
                    return true;
                }
            } else if (launchOne(tasks, free, now)) {
                return true;
            }
        }
        return false;
    }

    private void fill(TaskSet tasks, List<ExecutorState> free, long now) {
        if (tasks.zombie() || !tasks.hasWork()) {
            return;
        }
        if (policy.startsTogether(tasks.barrier())) {
            launchTogether(tasks, free);
        } else {
            boolean launched = true;
            while (launched && !free.isEmpty() && tasks.hasWork()) {
                launched = launchRound(tasks, free, now);
            }
        }
        free.removeIf(executor -> executor.freeSlots() <= 0);
    }

    /// Offers one slot of each executor; true if a task was launched.
    private boolean launchRound(TaskSet tasks, List<ExecutorState> free, long now) {
        boolean launched = false;
        for (ExecutorState executor : free) {
            launched |= launchOn(tasks, executor, now);
        }
        return launched;
    }

    private boolean launchOne(TaskSet tasks, List<ExecutorState> free, long now) {
        if (tasks.zombie() || !tasks.hasWork()) {
            return false;
        }
        for (ExecutorState executor : free) {
            if (launchOn(tasks, executor, now)) {
                return true;
            }
        }
        return false;
    }

    private boolean launchOn(TaskSet tasks, ExecutorState executor, long now) {
        if (executor.freeSlots() <= 0 || !tasks.exclusions().allows(executor)) {
            return false;
        }
        LocalityLevel farthest = tasks.delay().allowed(now, level -> hope(tasks, level));
        TaskSet.Pick pick =
                tasks.pick(
                        executor,
                        farthest,
                        index -> sameRack(tasks.preferred(index), executor),
                        policy);
        if (!pick.found()) {
            return false;
        }
        tasks.delay().launched(pick.level(), now);
        launcher.launch(tasks, pick, executor);
        return true;
    }

    /// Launches all tasks of a barrier stage if there are slots for all.
    private void launchTogether(TaskSet tasks, List<ExecutorState> free) {
        int slots =
                free.stream()
                        .filter(tasks.exclusions()::allows)
                        .mapToInt(ExecutorState::freeSlots)
                        .sum();
        if (slots < tasks.pending().size()) {
            return;
        }
        tasks.markBarrierLaunched();
        for (ExecutorState executor : free) {
            while (tasks.exclusions().allows(executor) && executor.freeSlots() > 0) {
                TaskSet.Pick pick = tasks.pick(executor, LocalityLevel.ANY, index -> true, policy);
                if (!pick.found()) {
                    break;
                }
                launcher.launch(tasks, pick, executor);
            }
        }
    }

    private boolean hope(TaskSet tasks, LocalityLevel level) {
        PendingTasks pending = tasks.pending();
        return switch (level) {
            case EXECUTOR ->
                    pending.prefersExecutor(
                            () -> executors.all().stream().map(ExecutorState::id).iterator());
            case HOST ->
                    pending.prefersHost(
                            () -> executors.all().stream().map(ExecutorState::host).iterator());
            case RACK -> rackHope(pending);
            case NONE, ANY -> false;
        };
    }

    /// Whether a waiting task's host shares its rack with another.
    private boolean rackHope(PendingTasks pending) {
        Set<String> preferred = new HashSet<>();
        pending.preferredHosts().forEach(preferred::add);
        return !preferred.isEmpty()
                && executors.all().stream()
                        .anyMatch(
                                each -> !each.rack().isEmpty() && preferred.contains(each.host()));
    }

    private boolean sameRack(List<String> preferred, ExecutorState executor) {
        return !executor.rack().isEmpty()
                && executors.all().stream()
                        .anyMatch(
                                each ->
                                        each.rack().equals(executor.rack())
                                                && (preferred.contains(each.host())
                                                        || preferred.contains(
                                                                "executor:" + each.id())));
    }

    private void setTimer(List<TaskSet> taskSets, long delay, long now) {
        long until = delay;
        long nextEnd = excludeList.nextEnd(now);
        if (nextEnd > 0) {
            until = Math.min(until, nextEnd - now);
        }
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        if (until < Long.MAX_VALUE) {
            timer = time.after(until, () -> assign(taskSets));
        }
    }
}
