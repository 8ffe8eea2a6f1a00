package io.feldspar.rdd.scheduler;

import static io.feldspar.rdd.scheduler.Harness.shuffle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.TaskOutcome.FetchProblem;
import io.feldspar.rdd.protocol.TaskOutcome.LostOutput;
import io.feldspar.rdd.protocol.ToExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The families of cases that Spark's DAGSchedulerSuite has, on our state machine.
class DagSchedulerTest {

    private final Harness cluster = new Harness().executor("a", "h1", 4).executor("b", "h2", 4);

    /// Stages get their ids from the result backwards: result 0, its map stage 1, and so on.
    private final ShapeRdd source = ShapeRdd.source(cluster.context, 2);

    private final ShuffleDependency<Integer, Integer> first = shuffle(source, 2);
    private final ShapeRdd middle = ShapeRdd.reading(2, first);
    private final ShuffleDependency<Integer, Integer> second = shuffle(middle, 2);
    private final ShapeRdd last = ShapeRdd.reading(2, second);

    @Test
    void endsAJobWithoutPartitionsAtOnce() {
        JobHandle job = cluster.submit(ShapeRdd.source(cluster.context, 0));
        cluster.assertSucceeded(job);
    }

    @Test
    void runsAJobWithoutShuffleAsOneStage() {
        JobHandle job = cluster.submit(source);
        assertEquals(List.of("0.0/0@a", "0.0/1@b"), cluster.shown());
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void startsAChildOnlyWhenAllOutputsOfItsParentAreThere() {
        JobHandle job = cluster.submit(middle);
        cluster.mapDone(cluster.task(1, 0), first);
        assertEquals(List.of("1.0/1@b"), cluster.shown());
        cluster.mapDone(cluster.task(1, 1), first);
        assertEquals(List.of("0.0/0@a", "0.0/1@b"), cluster.shown());
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void tellsExecutorsTheOutputsBeforeTheFirstTaskThatReadsThem() {
        cluster.submit(middle);
        cluster.allMapsDone(1, first);
        List<ToExecutor> sent = cluster.sent;
        int locations = -1;
        for (int i = 0; i < sent.size(); i++) {
            if (sent.get(i) instanceof ToExecutor.ShuffleLocations each) {
                locations = i;
                assertTrue(each.locations().stream().allMatch(at -> at.taskAttemptId() > 0));
            }
            if (sent.get(i) instanceof ToExecutor.LaunchTask launch
                    && launch.task().stageId() == 0) {
                assertTrue(locations >= 0);
            }
        }
    }

    @Test
    void skipsAStageWhoseOutputsExist() {
        JobHandle one = cluster.submit(middle);
        cluster.allMapsDone(1, first);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(one);
        JobHandle two = cluster.submit(middle);
        assertEquals(List.of("2.0/0@a", "2.0/1@b"), cluster.shown());
        cluster.allResultsDone(2);
        cluster.assertSucceeded(two);
    }

    @Test
    void computesOnlyMissingOutputs() {
        cluster.submit(middle);
        cluster.allMapsDone(1, first);
        cluster.allResultsDone(0);
        cluster.loseExecutor("b");
        cluster.submit(middle);
        assertEquals(List.of("3.0/1@a"), cluster.shown());
    }

    @Test
    void sharesAStageBetweenJobs() {
        JobHandle one = cluster.submit(middle);
        JobHandle two = cluster.submit(ShapeRdd.reading(1, first));
        cluster.allMapsDone(1, first);
        assertEquals(3, cluster.running().size());
        cluster.allResultsDone(0);
        cluster.allResultsDone(2);
        assertTrue(one.isDone());
        cluster.assertSucceeded(two);
    }

    @Test
    void runsBothParentsOfAJoin() {
        ShuffleDependency<Integer, Integer> other = shuffle(ShapeRdd.source(cluster.context, 1), 2);
        JobHandle job = cluster.submit(ShapeRdd.reading(2, first, other));
        assertEquals(3, cluster.running().size());
        cluster.allMapsDone(1, first);
        cluster.allMapsDone(2, other);
        cluster.allMapsDone(1, first);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

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
        Harness.Launched twin = cluster.task(0, 1);
        cluster.resultDone(early);
        assertTrue(cluster.killed(twin));
        cluster.resultDone(cluster.task(0, 0));
        cluster.end(twin, new TaskOutcome.Killed("twin"));
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
        Harness.Launched twin = cluster.task(0, 1);
        cluster.resultDone(twin);
        cluster.resultDone(early);
        cluster.resultDone(cluster.task(0, 0));
        assertEquals(List.of(1, 0), delivered);
        cluster.assertSucceeded(job);
    }

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

    @Test
    void failsEveryJobThatSharesAFailedStage() {
        JobHandle one = cluster.submit(middle);
        JobHandle two = cluster.submit(ShapeRdd.reading(1, first));
        for (int i = 0; i < 4; i++) {
            cluster.fail(cluster.task(1, 0));
        }
        cluster.assertFailed(one, Reason.TASK_FAILED);
        cluster.assertFailed(two, Reason.TASK_FAILED);
        assertTrue(cluster.killed(cluster.task(1, 1)));
    }

    @Test
    void goesOnWithASharedStageWhenOneOfItsJobsIsCancelled() {
        JobHandle one = cluster.submit(middle);
        JobHandle two = cluster.submit(ShapeRdd.reading(1, first));
        one.cancel("not needed");
        cluster.assertFailed(one, Reason.CANCELLED);
        assertFalse(cluster.killed(cluster.task(1, 0)));
        cluster.allMapsDone(1, first);
        cluster.allResultsDone(2);
        cluster.assertSucceeded(two);
    }

    @Test
    void killsAllTasksOfACancelledJob() {
        JobHandle job = cluster.submit(source);
        job.cancel("enough");
        cluster.assertFailed(job, Reason.CANCELLED);
        for (Harness.Launched task : cluster.running()) {
            assertTrue(cluster.killed(task));
            cluster.end(task, new TaskOutcome.Killed("enough"));
        }
        assertEquals(0, cluster.driver.held());
    }

    @Test
    void cancelsTheJobsOfAStage() {
        JobHandle job = cluster.submit(middle);
        cluster.context.cancelStage(1, "too slow");
        cluster.assertFailed(job, Reason.CANCELLED);
    }

    @Test
    void cancelsTheJobsOfAGroup() {
        cluster.context.setJobGroup("mine");
        JobHandle mine = cluster.submit(source);
        cluster.context.setJobGroup(null);
        JobHandle other = cluster.submit(source);
        cluster.context.cancelJobGroup("mine", "done with it");
        cluster.assertFailed(mine, Reason.CANCELLED);
        assertFalse(other.isDone());
    }

    @Test
    void runsAMapStageAloneAndTellsItsSizes() {
        List<Long> rows = new ArrayList<>();
        JobHandle job =
                cluster.context.submitMapStage(
                        first,
                        sizes -> {
                            for (long each : sizes.rows()) {
                                rows.add(each);
                            }
                        });
        cluster.allMapsDone(0, first);
        cluster.assertSucceeded(job);
        assertEquals(List.of(2L, 2L), rows);
        JobHandle again = cluster.context.submitMapStage(first, sizes -> {});
        cluster.assertSucceeded(again);
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
    void rollsBackWhatWasMadeFromAnIndeterminateOutputThatIsLost() {
        ShapeRdd dice = ShapeRdd.over(source).indeterminate();
        ShuffleDependency<Integer, Integer> random = shuffle(dice, 2);
        ShuffleDependency<Integer, Integer> after = shuffle(ShapeRdd.reading(2, random), 2);
        JobHandle job = cluster.submit(ShapeRdd.reading(2, after));
        Map<Integer, Long> maps = cluster.allMapsDone(2, random);
        cluster.mapDone(cluster.task(1, 1), after);
        cluster.fetchFail(cluster.task(1, 0), random, 0, maps.get(0));
        cluster.resubmit();
        cluster.allMapsDone(2, random);
        // Partition 1 was done, but from the first edition; it is made again.
        assertTrue(cluster.news.contains("submitted 1.1 (2)"), cluster.news.toString());
        cluster.allMapsDone(1, after);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void ignoresALateOutputMadeFromAnEarlierEdition() {
        ShapeRdd dice = ShapeRdd.over(source).indeterminate();
        ShuffleDependency<Integer, Integer> random = shuffle(dice, 2);
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
    void failsAJobThatDeliveredAResultFromALostEdition() {
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
    void failsAJobOfWhichATaskMayHaveCommittedFromALostEdition() {
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

    @Test
    void startsABarrierStageTogether() {
        ShapeRdd barrier = ShapeRdd.source(cluster.context, 6).asBarrier();
        JobHandle blocker = cluster.submit(ShapeRdd.source(cluster.context, 4));
        JobHandle job = cluster.submit(barrier);
        assertEquals(4, cluster.running().size());
        cluster.allResultsDone(0);
        assertTrue(blocker.isDone());
        assertEquals(6, cluster.running().size());
        cluster.allResultsDone(1);
        cluster.assertSucceeded(job);
    }

    @Test
    void startsABarrierStageAnewWhenATaskFails() {
        ShuffleDependency<Integer, Integer> barrier =
                shuffle(ShapeRdd.source(cluster.context, 3).asBarrier(), 1);
        JobHandle job = cluster.submit(ShapeRdd.reading(1, barrier));
        cluster.mapDone(cluster.task(1, 2), barrier);
        Harness.Launched other = cluster.task(1, 1);
        cluster.fail(cluster.task(1, 0));
        assertTrue(cluster.killed(other));
        cluster.end(other, new TaskOutcome.Killed("barrier"));
        cluster.resubmit();
        assertTrue(cluster.news.contains("submitted 1.1 (3)"), cluster.news.toString());
        cluster.allMapsDone(1, barrier);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void givesUpABarrierStageThatNeedsMoreSlotsThanThereAre() {
        JobHandle job = cluster.submit(ShapeRdd.source(cluster.context, 9).asBarrier());
        cluster.advance(Harness.SECONDS);
        cluster.assertFailed(job, Reason.INVALID_STAGE);
    }

    @Test
    void failsAJobWhoseRddCannotSayWhereItWouldLikeToRun() {
        JobHandle job =
                cluster.submit(source.failingToWish(new IllegalStateException("no name node")));
        cluster.assertFailed(job, Reason.INVALID_STAGE);
    }

    @Test
    void survivesAListenerThatThrows() {
        cluster.driver.addListener(
                new EngineListener() {
                    @Override
                    public void taskEnded(int stage, int partition, long id, String outcome) {
                        throw new IllegalStateException("a listener's own trouble");
                    }
                });
        JobHandle job = cluster.submit(source);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void survivesAHandlerThatThrows() {
        JobHandle bad =
                cluster.context.submitJob(
                        source,
                        (task, rows) -> 0,
                        (index, result) -> {
                            throw new IllegalStateException("no room");
                        });
        cluster.resultDone(cluster.task(0, 0));
        cluster.assertFailed(bad, Reason.HANDLER_FAILED);
        JobHandle good = cluster.submit(source);
        cluster.allResultsDone(1);
        assertTrue(good.isDone());
    }

    @Test
    void countsAccumulatorUpdatesOnceForEachPartition() {
        JobHandle job = cluster.submit(middle);
        for (Harness.Launched task : cluster.running()) {
            cluster.updates.put(task.task().taskAttemptId(), Map.of(7L, List.of(1)));
        }
        Map<Integer, Long> maps = cluster.allMapsDone(1, first);
        assertEquals(2, cluster.accumulated.size());
        cluster.fetchFail(cluster.task(0, 0), first, 0, maps.get(0));
        cluster.resubmit();
        cluster.allMapsDone(1, first);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void keepsAReleasedShuffleUntilTheJobThatReadsItEnds() {
        JobHandle job = cluster.submit(middle);
        cluster.allMapsDone(1, first);
        cluster.context.releaseShuffle(first);
        assertEquals(0, cluster.sent(ToExecutor.ForgetShuffle.class).size());
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
        assertEquals(2, cluster.sent(ToExecutor.ForgetShuffle.class).size());
    }

    @Test
    void cutsVeryDeepLineagesWithoutRecursion() {
        ShapeRdd rdd = source;
        for (int i = 0; i < 3000; i++) {
            rdd = i % 10 == 0 ? ShapeRdd.reading(2, shuffle(rdd, 2)) : ShapeRdd.over(rdd);
        }
        JobHandle job = cluster.submit(rdd);
        assertEquals(2, cluster.running().size());
        job.cancel();
        assertTrue(job.isDone());
    }
}
