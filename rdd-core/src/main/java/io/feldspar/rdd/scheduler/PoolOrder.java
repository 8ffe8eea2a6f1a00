package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.settings.SchedulerSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// In which order task sets get free slots.
///
/// FIFO goes by job and stage. FAIR goes by pool first: a pool below its minimum share before one
/// above it, then the one farthest below, then the one with the fewest tasks for its weight; and
/// within a pool by job and stage.
final class PoolOrder {

    private static final Comparator<TaskSet> FIFO =
            Comparator.comparingInt(TaskSet::jobId)
                    .thenComparingInt(TaskSet::stageId)
                    .thenComparingInt(TaskSet::attempt);

    private final SchedulerSettings.Pools settings;
    private final SchedulerPolicy policy;

    PoolOrder(SchedulerSettings.Pools settings, SchedulerPolicy policy) {
        this.settings = settings;
        this.policy = policy;
    }

    /// Whether the order depends on what runs, so that each launch changes it.
    boolean fair() {
        return settings.fair();
    }

    List<TaskSet> sorted(List<TaskSet> taskSets) {
        List<TaskSet> ordered = new ArrayList<>(taskSets);
        if (!settings.fair() || ordered.size() < 2) {
            ordered.sort(FIFO);
            return ordered;
        }
        Map<String, Integer> running = new HashMap<>();
        for (TaskSet tasks : taskSets) {
            running.merge(tasks.pool(), tasks.running().size(), Integer::sum);
        }
        Comparator<TaskSet> byNeed =
                Comparator.<TaskSet>comparingInt(tasks -> needy(tasks.pool(), running) ? 0 : 1)
                        .thenComparingDouble(tasks -> ratio(tasks.pool(), running));
        Comparator<TaskSet> byName = Comparator.comparing(TaskSet::pool);
        ordered.sort(policy.poolOrder(byNeed, byName).thenComparing(FIFO));
        return ordered;
    }

    private boolean needy(String pool, Map<String, Integer> running) {
        return running.getOrDefault(pool, 0) < pool(pool).minShare();
    }

    private double ratio(String pool, Map<String, Integer> running) {
        SchedulerSettings.Pool its = pool(pool);
        double tasks = running.getOrDefault(pool, 0);
        return needy(pool, running)
                ? tasks / Math.max(1, its.minShare())
                : tasks / Math.max(1, its.weight());
    }

    private SchedulerSettings.Pool pool(String name) {
        return settings.pools().getOrDefault(name, new SchedulerSettings.Pool(1, 0));
    }
}
