package io.feldspar.rdd.scheduler;

import static io.feldspar.rdd.scheduler.Harness.shuffle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.TaskOutcome.FetchProblem;
import io.feldspar.rdd.protocol.ToExecutor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Outputs that are lost with their executor.
class LostOutputTest extends TwoShuffles {

    @Test
    void ignoresWhatALostExecutorStillSays() {
        JobHandle job = cluster.submit(middle);
        Harness.Launched onB = cluster.task(1, 1);
        cluster.loseExecutor("b");
        cluster.mapDone(onB, first);
        assertEquals(1, cluster.sent(ToExecutor.Fence.class).size());
        assertEquals(List.of("1.0/0@a", "1.0/1@a"), cluster.shown());
        cluster.allMapsDone(1, first);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void makesOutputsAgainThatWereLostWhileTheStageRan() {
        JobHandle job = cluster.submit(middle);
        cluster.mapDone(cluster.task(1, 1), first);
        cluster.loseExecutor("b");
        cluster.mapDone(cluster.task(1, 0), first);
        assertEquals(List.of("1.1/1@a"), cluster.shown());
        cluster.allMapsDone(1, first);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void takesAllOutputsOfAnUnreachableExecutorForLost() {
        JobHandle job = cluster.submit(last);
        cluster.allMapsDone(2, first);
        Map<Integer, Long> seconds = cluster.allMapsDone(1, second);
        cluster.end(
                cluster.task(0, 0),
                new TaskOutcome.FetchFailed(
                        second.shuffleId(),
                        List.of(cluster.lost(1, seconds.get(1))),
                        FetchProblem.UNREACHABLE,
                        "no answer"));
        cluster.resubmit();
        // b had an output of either shuffle; both are made again, the first one first.
        assertTrue(cluster.news.contains("submitted 2.1 (1)"), cluster.news.toString());
        cluster.allMapsDone(2, first);
        cluster.allMapsDone(1, second);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void dropsAnOutputWhoseUpdatesAreLost() {
        JobHandle job = cluster.submit(middle);
        Harness.Launched unlucky = cluster.task(1, 0);
        cluster.accumulates(unlucky);
        cluster.resultsLost = true;
        cluster.mapDone(unlucky, first);
        cluster.resultsLost = false;
        assertTrue(cluster.dropped(unlucky));
        cluster.allMapsDone(1, first);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void registersNoOutputOfAnExecutorThatWasLostWhileItsUpdatesWereFetched() {
        JobHandle job = cluster.submit(middle);
        Harness.Launched onB = cluster.task(1, 1);
        cluster.accumulates(onB);
        cluster.fetchesWait = true;
        cluster.mapDone(onB, first);
        cluster.loseExecutor("b");
        cluster.fetchAll();
        cluster.fetchesWait = false;
        assertEquals(List.of(), cluster.accumulated);
        assertEquals(List.of("1.0/0@a", "1.0/1@a"), cluster.shown());
        cluster.allMapsDone(1, first);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void sendsNothingToAnExecutorThatWasLostBeforeItsUpdatesWere() {
        JobHandle job = cluster.submit(middle);
        Harness.Launched onB = cluster.task(1, 1);
        cluster.accumulates(onB);
        cluster.fetchesWait = true;
        cluster.mapDone(onB, first);
        cluster.loseExecutor("b");
        cluster.executor("b", "h2", 4);
        cluster.resultsLost = true;
        cluster.fetchAll();
        cluster.fetchesWait = false;
        cluster.resultsLost = false;
        assertFalse(cluster.dropped(onB));
        cluster.allMapsDone(1, first);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void losesAllOutputsOfALostExecutorAtOnce() {
        ShuffleDependency<Integer, Integer> wide = shuffle(cluster.source(6), 1);
        JobHandle job = cluster.submit(ShapeRdd.reading(1, wide));
        Map<Integer, Long> maps = cluster.allMapsDone(1, wide);
        cluster.loseExecutor("b");
        cluster.fetchFail(cluster.task(0, 0), wide, 1, maps.get(1));
        cluster.resubmit();
        assertEquals(List.of("1.1/1@a", "1.1/3@a", "1.1/5@a"), cluster.shown());
        cluster.allMapsDone(1, wide);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }
}
