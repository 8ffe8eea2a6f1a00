package io.feldspar.rdd.scheduler;

import static io.feldspar.rdd.scheduler.Harness.shuffle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.protocol.ToExecutor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Lost outputs that would come out differently when made again: what was made from them is rolled
/// back, or the job fails.
class IndeterminateOutputTest extends TwoShuffles {

    @Test
    void rollsBackWhatWasMadeFromAnIndeterminateOutputThatIsLost() {
        ShapeRdd shuffled = ShapeRdd.over(source).indeterminate();
        ShuffleDependency<Integer, Integer> random = shuffle(shuffled, 2);
        ShuffleDependency<Integer, Integer> after = shuffle(ShapeRdd.reading(2, random), 2);
        JobHandle job = cluster.submit(ShapeRdd.reading(2, after));
        Map<Integer, Long> maps = cluster.allMapsDone(2, random);
        cluster.mapDone(cluster.task(1, 1), after);
        cluster.fetchFail(cluster.task(1, 0), random, 0, maps.get(0));
        cluster.resubmit();
        cluster.allMapsDone(2, random);
        // Partition 1 was done, but from the first version; it is made again.
        assertTrue(cluster.news.contains("submitted 1.1 (2)"), cluster.news.toString());
        cluster.allMapsDone(1, after);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void ignoresALateOutputMadeFromAnEarlierVersion() {
        ShapeRdd shuffled = ShapeRdd.over(source).indeterminate();
        ShuffleDependency<Integer, Integer> random = shuffle(shuffled, 2);
        ShuffleDependency<Integer, Integer> after = shuffle(ShapeRdd.reading(2, random), 2);
        cluster.submit(ShapeRdd.reading(2, after));
        Map<Integer, Long> maps = cluster.allMapsDone(2, random);
        Harness.Launched late = cluster.task(1, 1);
        cluster.fetchFail(cluster.task(1, 0), random, 0, maps.get(0));
        cluster.resubmit();
        cluster.allMapsDone(2, random);
        cluster.mapDone(cluster.task(1, 0), after);
        cluster.mapDone(late, after);
        assertTrue(
                cluster.sent(ToExecutor.DropMapOutput.class).stream()
                        .anyMatch(drop -> drop.taskAttemptId() == late.task().taskAttemptId()));
        assertEquals(List.of("1.1/1@b"), cluster.shown());
    }

    @Test
    void keepsADeterminateOutputWhenAnotherIsLost() {
        JobHandle job = cluster.submit(last);
        Map<Integer, Long> maps = cluster.allMapsDone(2, first);
        cluster.mapDone(cluster.task(1, 1), second);
        cluster.fetchFail(cluster.task(1, 0), first, 0, maps.get(0));
        cluster.resubmit();
        cluster.allMapsDone(2, first);
        assertTrue(cluster.news.contains("submitted 1.1 (1)"), cluster.news.toString());
        cluster.allMapsDone(1, second);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void failsAJobThatDeliveredAResultFromALostVersion() {
        ShuffleDependency<Integer, Integer> random =
                shuffle(ShapeRdd.over(source).indeterminate(), 2);
        JobHandle job = cluster.submit(ShapeRdd.reading(2, random));
        Map<Integer, Long> maps = cluster.allMapsDone(1, random);
        cluster.resultDone(cluster.task(0, 1));
        cluster.fetchFail(cluster.task(0, 0), random, 0, maps.get(0));
        cluster.resubmit();
        cluster.allMapsDone(1, random);
        cluster.assertFailed(job, Reason.INDETERMINATE_RESULT);
    }

    @Test
    void failsAJobOfWhichATaskMayHaveCommittedFromALostVersion() {
        ShuffleDependency<Integer, Integer> random =
                shuffle(ShapeRdd.over(source).indeterminate(), 2);
        JobHandle job = cluster.submit(ShapeRdd.reading(2, random));
        Map<Integer, Long> maps = cluster.allMapsDone(1, random);
        assertTrue(cluster.askCommit(cluster.task(0, 1)));
        cluster.fetchFail(cluster.task(0, 0), random, 0, maps.get(0));
        cluster.resubmit();
        cluster.allMapsDone(1, random);
        cluster.assertFailed(job, Reason.INDETERMINATE_RESULT);
    }

    @Test
    void retriesAnIndeterminateJobThatHasDeliveredNothing() {
        ShuffleDependency<Integer, Integer> random =
                shuffle(ShapeRdd.over(source).indeterminate(), 2);
        JobHandle job = cluster.submit(ShapeRdd.reading(2, random));
        Map<Integer, Long> maps = cluster.allMapsDone(1, random);
        Harness.Launched old = cluster.task(0, 1);
        cluster.fetchFail(cluster.task(0, 0), random, 0, maps.get(0));
        cluster.resubmit();
        cluster.allMapsDone(1, random);
        assertTrue(cluster.killed(old));
        cluster.resultDone(old);
        assertEquals(2, cluster.running().size());
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }
}
