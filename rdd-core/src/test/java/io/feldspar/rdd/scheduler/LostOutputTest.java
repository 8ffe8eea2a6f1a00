package io.feldspar.rdd.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.TaskOutcome.FetchProblem;
import io.feldspar.rdd.protocol.TaskOutcome.LostOutput;
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
                        List.of(new LostOutput(1, seconds.get(1))),
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
}
