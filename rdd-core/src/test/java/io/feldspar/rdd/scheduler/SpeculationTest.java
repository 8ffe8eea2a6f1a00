package io.feldspar.rdd.scheduler;

import static io.feldspar.rdd.scheduler.Harness.MILLIS;
import static io.feldspar.rdd.scheduler.Harness.SECONDS;
import static io.feldspar.rdd.scheduler.Harness.speculating;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.protocol.TaskOutcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Second copies of slow tasks: when, where, and how often.
class SpeculationTest {

    @Test
    void startsNoCopyOfATaskThatMayCommit() {
        Harness cluster = new Harness(speculating()).executor("a", "h1", 2).executor("b", "h2", 2);
        cluster.submit(cluster.source(2));
        cluster.advance(50 * MILLIS);
        assertTrue(cluster.askCommit(cluster.task(0, 1)));
        cluster.resultDone(cluster.task(0, 0));
        cluster.advance(5 * SECONDS);
        assertEquals(List.of("0.0/1@b"), cluster.shown());
    }

    @Test
    void startsASlowTaskASecondTimeOnAnotherExecutor() {
        Harness cluster = new Harness(speculating()).executor("a", "h1", 3).executor("b", "h2", 3);
        JobHandle job = cluster.submit(cluster.source(4));
        cluster.advance(50 * MILLIS);
        for (int i = 0; i < 3; i++) {
            cluster.resultDone(cluster.task(0, i));
        }
        Harness.Launched slow = cluster.task(0, 3);
        assertEquals("b", slow.executorId());
        cluster.advance(300 * MILLIS);
        Harness.Launched copy = cluster.task(0, 3);
        assertEquals("a", copy.executorId());
        assertTrue(copy.task().speculative());
        assertEquals(1, copy.task().attemptNumber());
        cluster.resultDone(copy);
        assertTrue(cluster.killed(slow));
        cluster.end(slow, new TaskOutcome.Killed("copy"));
        cluster.assertSucceeded(job);
    }

    @Test
    void speculatesOnceForEachTask() {
        Harness cluster = new Harness(speculating()).executor("a", "h1", 2).executor("b", "h2", 2);
        cluster.submit(cluster.source(2));
        cluster.advance(50 * MILLIS);
        cluster.resultDone(cluster.task(0, 0));
        cluster.advance(5 * SECONDS);
        assertEquals(2, cluster.running().size());
    }

    @Test
    void endsTheJobWhenTheCopyLosesItsInputsBeforeTheOriginalIsDone() {
        Harness cluster = new Harness(speculating()).executor("a", "h1", 2).executor("b", "h2", 2);
        var shuffle = Harness.shuffle(cluster.source(2), 2);
        JobHandle job = cluster.submit(ShapeRdd.reading(2, shuffle));
        Map<Integer, Long> maps = cluster.allMapsDone(1, shuffle);
        cluster.advance(50 * MILLIS);
        cluster.resultDone(cluster.task(0, 0));
        Harness.Launched original = cluster.task(0, 1);
        cluster.advance(300 * MILLIS);
        Harness.Launched copy = cluster.task(0, 1);
        assertNotEquals(original, copy);
        cluster.fetchFail(copy, shuffle, 0, maps.get(0));
        cluster.resultDone(original);
        cluster.assertSucceeded(job);
    }

    @Test
    void startsNoCopyOnTheExecutorOfTheSlowTask() {
        Harness cluster = new Harness(speculating()).executor("a", "h1", 4);
        JobHandle job = cluster.submit(cluster.source(2));
        cluster.advance(50 * MILLIS);
        cluster.resultDone(cluster.task(0, 0));
        cluster.advance(5 * SECONDS);
        assertEquals(List.of("0.0/1@a"), cluster.shown());
        cluster.executor("b", "h2", 1);
        assertEquals(List.of("0.0/1@a", "0.0/1@b"), cluster.shown());
        Harness.Launched slow = cluster.running().getFirst();
        cluster.resultDone(cluster.task(0, 1));
        cluster.end(slow, new TaskOutcome.Killed("copy"));
        cluster.assertSucceeded(job);
    }
}
