package io.feldspar.rdd.scheduler;

import static io.feldspar.rdd.scheduler.Harness.plain;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.settings.SchedulerSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Who gets the slots: jobs in order of submission, pools by weight and minimum share.
class PoolTest {

    private static Map<Integer, Integer> byStage(Harness cluster) {
        Map<Integer, Integer> counts = new TreeMap<>();
        cluster.running().forEach(task -> counts.merge(task.stage(), 1, Integer::sum));
        return counts;
    }

    private static void submitTo(Harness cluster, String pool, int tasks) {
        cluster.context.setLocalProperty(FeldsparContext.POOL, pool);
        cluster.submit(cluster.source(tasks));
    }

    private static SchedulerSettings fair(Map<String, SchedulerSettings.Pool> pools) {
        return plain().with(new SchedulerSettings.Pools(true, pools));
    }

    @Test
    void runsJobsInOrderOfSubmission() {
        Harness cluster = new Harness().executor("a", "h1", 2);
        cluster.submit(cluster.source(3));
        cluster.submit(cluster.source(2));
        cluster.resultDone(cluster.task(0, 0));
        assertEquals(List.of("0.0/1@a", "0.0/2@a"), cluster.shown());
        cluster.resultDone(cluster.task(0, 1));
        assertEquals(List.of("0.0/2@a", "1.0/0@a"), cluster.shown());
    }

    @Test
    void sharesSlotsBetweenPoolsByWeight() {
        Harness cluster =
                new Harness(
                        fair(
                                Map.of(
                                        "x", new SchedulerSettings.Pool(2, 0),
                                        "y", new SchedulerSettings.Pool(1, 0))));
        submitTo(cluster, "x", 20);
        submitTo(cluster, "y", 20);
        cluster.executor("a", "h1", 9);
        assertEquals(Map.of(0, 6, 1, 3), byStage(cluster));
    }

    @Test
    void servesTheMinimumShareFirst() {
        Harness cluster =
                new Harness(
                        fair(
                                Map.of(
                                        "x", new SchedulerSettings.Pool(10, 0),
                                        "y", new SchedulerSettings.Pool(1, 3))));
        submitTo(cluster, "x", 20);
        submitTo(cluster, "y", 20);
        cluster.executor("a", "h1", 4);
        assertEquals(Map.of(0, 1, 1, 3), byStage(cluster));
    }

    @Test
    void givesALatePoolTheNextFreeSlots() {
        Harness cluster = new Harness(fair(Map.of())).executor("a", "h1", 2);
        submitTo(cluster, "x", 20);
        submitTo(cluster, "y", 2);
        assertEquals(Map.of(0, 2), byStage(cluster));
        cluster.resultDone(cluster.task(0, 0));
        assertEquals(Map.of(0, 1, 1, 1), byStage(cluster));
    }
}
