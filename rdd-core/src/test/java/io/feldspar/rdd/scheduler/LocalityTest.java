package io.feldspar.rdd.scheduler;

import static io.feldspar.rdd.scheduler.Harness.MILLIS;
import static io.feldspar.rdd.scheduler.Harness.SECONDS;
import static io.feldspar.rdd.scheduler.Harness.plain;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.rdd.settings.SchedulerSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Levels of locality and the waits between them.
class LocalityTest {

    private static Harness waiting() {
        return new Harness(plain().with(new SchedulerSettings.Locality(SECONDS, SECONDS, SECONDS)));
    }

    private static ShapeRdd preferring(Harness cluster, int tasks, String place) {
        Map<Integer, List<String>> preferred = new HashMap<>();
        for (int i = 0; i < tasks; i++) {
            preferred.put(i, List.of(place));
        }
        return ShapeRdd.source(cluster.context, tasks).preferring(preferred);
    }

    @Test
    void prefersTheExecutorThatHoldsTheData() {
        Harness cluster = new Harness().executor("a", "h1", 2).executor("b", "h2", 2);
        cluster.submit(
                cluster.source(2)
                        .preferring(Map.of(0, List.of("executor:b"), 1, List.of("executor:a"))));
        assertEquals(List.of("0.0/1@a", "0.0/0@b"), cluster.shown());
    }

    @Test
    void waitsForAHostBeforeItTakesAnother() {
        Harness cluster = waiting().executor("a", "h1", 1).executor("b", "h2", 1);
        cluster.submit(cluster.source(2).preferring(Map.of(0, List.of("h2"), 1, List.of("h2"))));
        assertEquals(List.of("0.0/0@b"), cluster.shown());
        cluster.advance(900 * MILLIS);
        assertEquals(1, cluster.running().size());
        cluster.advance(200 * MILLIS);
        assertEquals(List.of("0.0/0@b", "0.0/1@a"), cluster.shown());
    }

    @Test
    void doesNotWaitForAHostThatIsNotThere() {
        Harness cluster = waiting().executor("a", "h1", 1);
        cluster.submit(cluster.source(1).preferring(Map.of(0, List.of("h9"))));
        assertEquals(List.of("0.0/0@a"), cluster.shown());
    }

    @Test
    void startsTasksWithoutPreferenceWhileOthersWait() {
        Harness cluster = waiting().executor("b", "h2", 1).executor("a", "h1", 1);
        cluster.submit(cluster.source(3).preferring(Map.of(0, List.of("h2"), 1, List.of("h2"))));
        assertEquals(List.of("0.0/0@b", "0.0/2@a"), cluster.shown());
    }

    @Test
    void goesFromTheHostToItsRackAndThenAnywhere() {
        Harness cluster =
                waiting()
                        .executor("far", "h9", "r9", 1)
                        .executor("near", "h2", "r1", 1)
                        .executor("here", "h1", "r1", 1);
        cluster.submit(preferring(cluster, 3, "h1"));
        assertEquals(List.of("0.0/0@here"), cluster.shown());
        cluster.advance(900 * MILLIS);
        assertEquals(1, cluster.running().size());
        cluster.advance(200 * MILLIS);
        assertEquals(List.of("0.0/0@here", "0.0/1@near"), cluster.shown());
        cluster.advance(800 * MILLIS);
        assertEquals(2, cluster.running().size());
        cluster.advance(400 * MILLIS);
        assertEquals(List.of("0.0/0@here", "0.0/1@near", "0.0/2@far"), cluster.shown());
    }

    @Test
    void takesAnotherExecutorOfTheHostOnlyAfterAWait() {
        Harness cluster = waiting().executor("a", "h1", 1).executor("b", "h1", 1);
        cluster.submit(preferring(cluster, 2, "executor:a"));
        assertEquals(List.of("0.0/0@a"), cluster.shown());
        cluster.advance(5 * SECONDS);
        assertEquals(List.of("0.0/0@a", "0.0/1@b"), cluster.shown());
    }

    @Test
    void skipsTheRackWhereNobodyIsInIt() {
        Harness cluster = waiting().executor("here", "h1", 1).executor("far", "h9", 1);
        cluster.submit(preferring(cluster, 2, "h1"));
        cluster.advance(SECONDS + MILLIS);
        assertEquals(List.of("0.0/0@here", "0.0/1@far"), cluster.shown());
    }

    @Test
    void waitsAnewForCloseSlotsWhenAnExecutorComes() {
        Harness cluster = waiting().executor("far", "h9", 1).executor("here", "h1", 1);
        cluster.submit(preferring(cluster, 3, "h1"));
        cluster.advance(700 * MILLIS);
        cluster.executor("here2", "h1", 1);
        assertEquals(List.of("0.0/0@here", "0.0/1@here2"), cluster.shown());
        cluster.advance(700 * MILLIS);
        assertEquals(2, cluster.running().size());
        cluster.advance(400 * MILLIS);
        assertEquals(3, cluster.running().size());
    }

    @Test
    void waitsAnewAfterEachCloseLaunch() {
        Harness cluster = waiting().executor("far", "h9", 1).executor("here", "h1", 1);
        cluster.submit(preferring(cluster, 4, "h1"));
        for (int i = 0; i < 3; i++) {
            cluster.advance(700 * MILLIS);
            assertEquals(1, cluster.running().size());
            cluster.resultDone(cluster.running().getFirst());
            assertEquals("here", cluster.running().getFirst().executorId());
        }
    }

    @Test
    void letsAnotherJobUseTheSlotThatTheFirstDeclines() {
        Harness cluster = waiting().executor("here", "h1", 1).executor("far", "h9", 1);
        cluster.submit(preferring(cluster, 2, "h1"));
        cluster.submit(ShapeRdd.source(cluster.context, 1));
        assertEquals(List.of("0.0/0@here", "1.0/0@far"), cluster.shown());
    }
}
