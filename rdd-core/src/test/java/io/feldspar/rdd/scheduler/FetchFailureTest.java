package io.feldspar.rdd.scheduler;

import static io.feldspar.rdd.scheduler.Harness.SECONDS;
import static io.feldspar.rdd.scheduler.Harness.shuffle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.protocol.TaskOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Inputs that cannot be fetched: they are made again, and then what reads them.
class FetchFailureTest extends TwoShuffles {

    @Test
    void makesALostOutputAgainAndThenTheChild() {
        JobHandle job = cluster.submit(middle);
        Map<Integer, Long> maps = cluster.allMapsDone(1, first);
        cluster.fetchFail(cluster.task(0, 0), first, 0, maps.get(0));
        cluster.resubmit();
        assertEquals(List.of("0.0/1@b", "1.1/0@a"), cluster.shown());
        cluster.allMapsDone(1, first);
        assertTrue(cluster.shown().contains("0.1/0@a"));
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void takesSeveralFetchFailuresOfAnAttemptAsOne() {
        JobHandle job = cluster.submit(middle);
        Map<Integer, Long> maps = cluster.allMapsDone(1, first);
        cluster.fetchFail(cluster.task(0, 0), first, 0, maps.get(0));
        cluster.fetchFail(cluster.task(0, 1), first, 1, maps.get(1));
        cluster.resubmit();
        assertEquals(List.of("1.1/0@a", "1.1/1@b"), cluster.shown());
        cluster.allMapsDone(1, first);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
        assertEquals(
                List.of(
                        "submitted 1.0 (2)",
                        "submitted 0.0 (2)",
                        "submitted 1.1 (2)",
                        "submitted 0.1 (2)"),
                cluster.news);
    }

    @Test
    void givesUpAfterFourFetchFailuresInARow() {
        JobHandle job = cluster.submit(middle);
        for (int i = 0; i < 4; i++) {
            Map<Integer, Long> maps = cluster.allMapsDone(1, first);
            cluster.fetchFail(cluster.task(0, 0), first, 0, maps.get(0));
            cluster.resubmit();
        }
        cluster.assertFailed(job, Reason.STAGE_ATTEMPTS_EXHAUSTED);
    }

    @Test
    void startsCountingAnewWhenAStageGotThrough() {
        JobHandle job = cluster.submit(last);
        Map<Integer, Long> maps = cluster.allMapsDone(2, first);
        for (int i = 0; i < 3; i++) {
            cluster.fetchFail(cluster.task(1, 0), first, 0, maps.get(0));
            cluster.resubmit();
            maps.putAll(cluster.allMapsDone(2, first));
        }
        Map<Integer, Long> seconds = cluster.allMapsDone(1, second);
        cluster.fetchFail(cluster.task(0, 0), second, 0, seconds.get(0));
        cluster.resubmit();
        cluster.fetchFail(cluster.task(1, 0), first, 0, maps.get(0));
        cluster.resubmit();
        cluster.allMapsDone(2, first);
        cluster.allMapsDone(1, second);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void recoversThroughSeveralLostLevels() {
        JobHandle job = cluster.submit(last);
        cluster.allMapsDone(2, first);
        Map<Integer, Long> seconds = cluster.allMapsDone(1, second);
        cluster.loseExecutor("b");
        cluster.fetchFail(cluster.task(0, 0), second, 1, seconds.get(1));
        cluster.resubmit();
        assertEquals(
                "[2.1/1@a]",
                cluster.shown().stream().filter(t -> !t.startsWith("0")).toList().toString());
        cluster.allMapsDone(2, first);
        cluster.allMapsDone(1, second);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void ignoresAFetchFailureForAnOutputThatWasReplaced() {
        JobHandle job = cluster.submit(middle);
        Map<Integer, Long> maps = cluster.allMapsDone(1, first);
        Harness.Launched slow = cluster.task(0, 1);
        cluster.fetchFail(cluster.task(0, 0), first, 0, maps.get(0));
        cluster.resubmit();
        cluster.allMapsDone(1, first);
        int submitted = cluster.news.size();
        cluster.fetchFail(slow, first, 0, maps.get(0));
        cluster.resubmit();
        assertEquals(submitted, cluster.news.size());
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void takesAResultOfAnEarlierAttempt() {
        JobHandle job = cluster.submit(middle);
        Map<Integer, Long> maps = cluster.allMapsDone(1, first);
        Harness.Launched early = cluster.task(0, 1);
        cluster.fetchFail(cluster.task(0, 0), first, 0, maps.get(0));
        cluster.resubmit();
        cluster.allMapsDone(1, first);
        Harness.Launched copy = cluster.task(0, 1);
        cluster.resultDone(early);
        assertTrue(cluster.killed(copy));
        cluster.resultDone(cluster.task(0, 0));
        cluster.end(copy, new TaskOutcome.Killed("copy"));
        cluster.assertSucceeded(job);
    }

    @Test
    void deliversEachPartitionOnce() {
        List<Integer> delivered = new ArrayList<>();
        JobHandle job =
                cluster.context.submitJob(
                        middle, (task, rows) -> 0, (index, result) -> delivered.add(index));
        Map<Integer, Long> maps = cluster.allMapsDone(1, first);
        Harness.Launched early = cluster.task(0, 1);
        cluster.fetchFail(cluster.task(0, 0), first, 0, maps.get(0));
        cluster.resubmit();
        cluster.allMapsDone(1, first);
        Harness.Launched copy = cluster.task(0, 1);
        cluster.resultDone(copy);
        cluster.resultDone(early);
        cluster.resultDone(cluster.task(0, 0));
        assertEquals(List.of(1, 0), delivered);
        cluster.assertSucceeded(job);
    }

    @Test
    void makesWhatAMapStageJobLostForTheJobThatReadsIt() {
        JobHandle map = cluster.context.submitMapStage(first, sizes -> {});
        Map<Integer, Long> maps = cluster.allMapsDone(0, first);
        cluster.assertSucceeded(map);
        JobHandle job = cluster.submit(middle);
        cluster.fetchFail(cluster.task(1, 0), first, 1, maps.get(1));
        cluster.resubmit();
        cluster.allMapsDone(2, first);
        cluster.allResultsDone(1);
        cluster.assertSucceeded(job);
    }

    @Test
    void makesNothingAgainWhereTheLostExecutorHadNoOutputs() {
        JobHandle job = cluster.submit(middle);
        cluster.allMapsDone(1, first);
        cluster.executor("c", "h3", 1);
        cluster.loseExecutor("c");
        assertEquals(List.of("0.0/0@a", "0.0/1@b"), cluster.shown());
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
        assertFalse(cluster.news.contains("submitted 1.1 (1)"), cluster.news.toString());
    }

    @Test
    void makesOutputsOfALostExecutorAgainOnlyWhenTheyAreMissed() {
        JobHandle job = cluster.submit(middle);
        Map<Integer, Long> maps = cluster.allMapsDone(1, first);
        cluster.loseExecutor("b");
        assertEquals(List.of("0.0/0@a", "0.0/1@a"), cluster.shown());
        cluster.resultDone(cluster.task(0, 0));
        cluster.fetchFail(cluster.task(0, 1), first, 1, maps.get(1));
        cluster.resubmit();
        assertEquals(List.of("1.1/1@a"), cluster.shown());
        cluster.allMapsDone(1, first);
        assertEquals(List.of("0.1/1@a"), cluster.shown());
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void makesALostOutputAgainOnceForAllJobsThatReadIt() {
        JobHandle one = cluster.submit(middle);
        JobHandle two = cluster.submit(ShapeRdd.reading(2, first));
        Map<Integer, Long> maps = cluster.allMapsDone(1, first);
        cluster.fetchFail(cluster.task(0, 0), first, 0, maps.get(0));
        cluster.fetchFail(cluster.task(2, 0), first, 0, maps.get(0));
        cluster.resubmit();
        assertEquals(1, cluster.running().stream().filter(task -> task.stage() == 1).count());
        cluster.allMapsDone(1, first);
        cluster.allResultsDone(0);
        cluster.allResultsDone(2);
        assertTrue(one.isDone());
        cluster.assertSucceeded(two);
    }

    @Test
    void startsNothingMoreOfAnAttemptThatLostItsInputs() {
        Harness small = new Harness().executor("a", "h1", 1);
        var shuffle = shuffle(ShapeRdd.source(small.context, 1), 3);
        JobHandle job = small.submit(ShapeRdd.reading(3, shuffle));
        Map<Integer, Long> maps = small.allMapsDone(1, shuffle);
        assertEquals(List.of("0.0/0@a"), small.shown());
        small.fetchFail(small.task(0, 0), shuffle, 0, maps.get(0));
        assertEquals(List.of(), small.shown());
        small.resubmit();
        assertEquals(List.of("1.1/0@a"), small.shown());
        small.allMapsDone(1, shuffle);
        small.allResultsDone(0);
        small.assertSucceeded(job);
    }

    @Test
    void takesALateFailureOfAnEarlierAttemptForNoNews() {
        JobHandle job = cluster.submit(middle);
        Map<Integer, Long> maps = cluster.allMapsDone(1, first);
        Harness.Launched slow = cluster.task(0, 1);
        cluster.fetchFail(cluster.task(0, 0), first, 0, maps.get(0));
        cluster.resubmit();
        cluster.allMapsDone(1, first);
        assertEquals(List.of("0.0/1@b", "0.1/0@a", "0.1/1@b"), cluster.shown());
        cluster.fetchFail(slow, first, 0, maps.get(0));
        cluster.resubmit();
        assertEquals(List.of("0.1/0@a", "0.1/1@b"), cluster.shown());
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void goesOnForTheJobThatIsLeftWhenTheOtherIsCancelledWhileALostOutputIsMade() {
        JobHandle one = cluster.submit(middle);
        JobHandle two = cluster.submit(ShapeRdd.reading(2, first));
        Map<Integer, Long> maps = cluster.allMapsDone(1, first);
        cluster.fetchFail(cluster.task(0, 0), first, 0, maps.get(0));
        one.cancel();
        cluster.resubmit();
        cluster.assertFailed(one, Reason.CANCELLED);
        cluster.running().stream()
                .filter(task -> task.stage() == 0)
                .forEach(task -> cluster.end(task, new TaskOutcome.Killed("cancelled")));
        cluster.fetchFail(cluster.task(2, 0), first, 0, maps.get(0));
        cluster.resubmit();
        cluster.allMapsDone(1, first);
        cluster.allResultsDone(2);
        cluster.assertSucceeded(two);
    }

    @Test
    void recoversWhenTheParentOfTheParentIsLostWhileTheParentIsMadeAgain() {
        JobHandle job = cluster.submit(last);
        Map<Integer, Long> lower = cluster.allMapsDone(2, first);
        Map<Integer, Long> upper = cluster.allMapsDone(1, second);
        cluster.fetchFail(cluster.task(0, 0), second, 0, upper.get(0));
        cluster.resubmit();
        cluster.fetchFail(cluster.task(1, 0), first, 1, lower.get(1));
        cluster.resubmit();
        cluster.allMapsDone(2, first);
        cluster.allMapsDone(1, second);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void keepsWhatACancelledJobHadMadeForTheNextJob() {
        JobHandle cancelled = cluster.submit(middle);
        cluster.allMapsDone(1, first);
        cancelled.cancel();
        cluster.running().forEach(task -> cluster.end(task, new TaskOutcome.Killed("cancelled")));
        JobHandle next = cluster.submit(ShapeRdd.reading(2, first));
        assertEquals(2, cluster.running().size());
        assertTrue(cluster.running().stream().noneMatch(task -> task.stage() == 1));
        int stage = cluster.running().getFirst().stage();
        cluster.allResultsDone(stage);
        cluster.assertSucceeded(next);
    }

    @Test
    void givesUpAStageThatKeepsLosingInputsThoughItsJobWaitsForAnother() {
        JobHandle job = cluster.submit(last);
        for (int i = 0; i < 4; i++) {
            Map<Integer, Long> maps = cluster.allMapsDone(2, first);
            long lost = maps.getOrDefault(0, -1L);
            cluster.fetchFail(cluster.task(1, 0), first, 0, lost);
            cluster.resubmit();
            cluster.advance(SECONDS);
        }
        cluster.assertFailed(job, Reason.STAGE_ATTEMPTS_EXHAUSTED);
    }

    @Test
    void launchesTheRestOfAnAttemptWhenATaskLostItsInputsThatAnotherAttemptHasDone() {
        Harness small = new Harness().executor("a", "h1", 3);
        var shuffle = shuffle(small.source(1), 5);
        JobHandle job = small.submit(ShapeRdd.reading(5, shuffle));
        long lost = small.allMapsDone(1, shuffle).get(0);
        Harness.Launched early = small.task(0, 1);
        small.fetchFail(small.task(0, 0), shuffle, 0, lost);
        small.resubmit();
        small.allMapsDone(1, shuffle);
        small.resultDone(small.task(0, 2));
        assertEquals(List.of("0.0/1@a", "0.1/0@a", "0.1/1@a"), small.shown());
        Harness.Launched copy = small.task(0, 1);
        small.resultDone(early);
        assertEquals(List.of("0.1/0@a", "0.1/1@a", "0.1/3@a"), small.shown());
        small.fetchFail(copy, shuffle, 0, lost);
        assertEquals(List.of("0.1/0@a", "0.1/3@a", "0.1/4@a"), small.shown());
        small.allResultsDone(0);
        small.assertSucceeded(job);
    }

    @Test
    void launchesATaskAgainThatWasDeniedForAnEarlierAttemptOnceThatFails() {
        JobHandle job = cluster.submit(middle);
        Map<Integer, Long> maps = cluster.allMapsDone(1, first);
        Harness.Launched earlier = cluster.task(0, 1);
        assertTrue(cluster.askCommit(earlier));
        cluster.fetchFail(cluster.task(0, 0), first, 0, maps.get(0));
        cluster.resubmit();
        cluster.allMapsDone(1, first);
        cluster.resultDone(cluster.task(0, 0));
        assertEquals(List.of("0.0/1@b", "0.1/1@b"), cluster.shown());
        Harness.Launched denied = cluster.task(0, 1);
        assertFalse(cluster.askCommit(denied));
        cluster.end(denied, new TaskOutcome.CommitDenied());
        assertEquals(List.of("0.0/1@b"), cluster.shown());
        cluster.fail(earlier);
        assertTrue(cluster.askCommit(cluster.task(0, 1)));
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }
}
