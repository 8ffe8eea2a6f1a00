package io.feldspar.rdd.scheduler;

import static io.feldspar.rdd.scheduler.Harness.MILLIS;
import static io.feldspar.rdd.scheduler.Harness.SECONDS;
import static io.feldspar.rdd.scheduler.Harness.plain;
import static io.feldspar.rdd.scheduler.Harness.shuffle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.settings.SchedulerSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Stages whose tasks run together or not at all.
class BarrierStageTest {

    private final Harness cluster = new Harness().executor("a", "h1", 3).executor("b", "h2", 3);
    private final ShuffleDependency<Integer, Integer> barrier =
            shuffle(ShapeRdd.source(cluster.context, 3).asBarrier(), 1);

    private void endKilled() {
        for (Harness.Launched task : cluster.running()) {
            assertTrue(cluster.killed(task), cluster.shown().toString());
            cluster.end(task, new TaskOutcome.Killed("barrier"));
        }
    }

    @Test
    void startsABarrierStageTogether() {
        Harness cluster = new Harness().executor("a", "h1", 4).executor("b", "h2", 4);
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
    void startsAnewAsAWholeWhenAnExecutorIsLost() {
        Harness small = new Harness().executor("a", "h1", 2).executor("b", "h2", 2);
        var shuffle = shuffle(ShapeRdd.source(small.context, 3).asBarrier(), 1);
        JobHandle job = small.submit(ShapeRdd.reading(1, shuffle));
        assertEquals(List.of("1.0/0@a", "1.0/1@a", "1.0/2@b"), small.shown());
        small.mapDone(small.task(1, 0), shuffle);
        small.loseExecutor("b");
        Harness.Launched other = small.task(1, 1);
        assertTrue(small.killed(other));
        small.end(other, new TaskOutcome.Killed("barrier"));
        small.executor("c", "h3", 2).resubmit();
        assertEquals(List.of("1.1/0@a", "1.1/1@a", "1.1/2@c"), small.shown());
        small.allMapsDone(1, shuffle);
        small.allResultsDone(0);
        small.assertSucceeded(job);
    }

    @Test
    void startsAnewAsAWholeWhenOneOfItsOutputsIsLost() {
        JobHandle job = cluster.submit(ShapeRdd.reading(1, barrier));
        Map<Integer, Long> maps = cluster.allMapsDone(1, barrier);
        cluster.fetchFail(cluster.task(0, 0), barrier, 1, maps.get(1));
        cluster.resubmit();
        assertEquals(3, cluster.running().size());
        cluster.allMapsDone(1, barrier);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void startsAnewAsAWholeWhenATaskLostItsInputs() {
        var input = shuffle(ShapeRdd.source(cluster.context, 1), 2);
        var second = shuffle(ShapeRdd.reading(2, input).asBarrier(), 1);
        JobHandle job = cluster.submit(ShapeRdd.reading(1, second));
        Map<Integer, Long> maps = cluster.allMapsDone(2, input);
        cluster.mapDone(cluster.task(1, 1), second);
        cluster.fetchFail(cluster.task(1, 0), input, 0, maps.get(0));
        endKilled();
        cluster.resubmit();
        cluster.allMapsDone(2, input);
        assertEquals(List.of("1.1/0@a", "1.1/1@a"), sorted());
        cluster.allMapsDone(1, second);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    private List<String> sorted() {
        return cluster.shown().stream().map(each -> each.replace("@b", "@a")).sorted().toList();
    }

    @Test
    void givesUpAfterFourFailuresInARow() {
        JobHandle job = cluster.submit(ShapeRdd.reading(1, barrier));
        for (int i = 0; i < 4; i++) {
            cluster.fail(cluster.task(1, 0));
            endKilled();
            cluster.resubmit();
        }
        assertTrue(job.isDone());
        cluster.assertFailed(job, Reason.STAGE_ATTEMPTS_EXHAUSTED);
    }

    @Test
    void failsAJobThatHasDeliveredAPartOfABarrierStage() {
        JobHandle job = cluster.submit(ShapeRdd.source(cluster.context, 3).asBarrier());
        cluster.resultDone(cluster.task(0, 0));
        cluster.fail(cluster.task(0, 1));
        endKilled();
        cluster.resubmit();
        cluster.assertFailed(job, Reason.INDETERMINATE_RESULT);
    }

    @Test
    void startsNoCopiesOfItsTasks() {
        SchedulerSettings settings =
                plain().with(
                                new SchedulerSettings.Speculation(
                                        true, 100 * MILLIS, 0.5, 2.0, 200 * MILLIS, SECONDS));
        Harness speculating = new Harness(settings).executor("a", "h1", 4).executor("b", "h2", 4);
        speculating.submit(ShapeRdd.source(speculating.context, 3).asBarrier());
        speculating.resultDone(speculating.task(0, 0));
        speculating.advance(20 * SECONDS);
        assertEquals(2, speculating.running().size());
    }

    @Test
    void waitsForSlotsWhileOthersGoOn() {
        JobHandle other = cluster.submit(ShapeRdd.source(cluster.context, 2));
        JobHandle job = cluster.submit(ShapeRdd.source(cluster.context, 6).asBarrier());
        JobHandle third = cluster.submit(ShapeRdd.source(cluster.context, 2));
        assertEquals(4, cluster.running().size());
        cluster.allResultsDone(2);
        assertTrue(third.isDone());
        assertEquals(2, cluster.running().size());
        cluster.allResultsDone(0);
        assertTrue(other.isDone());
        assertEquals(6, cluster.running().size());
        cluster.allResultsDone(1);
        cluster.assertSucceeded(job);
    }

    @Test
    void dropsALateOutputOfAnEarlierAttempt() {
        JobHandle job = cluster.submit(ShapeRdd.reading(1, barrier));
        Harness.Launched late = cluster.task(1, 1);
        cluster.fail(cluster.task(1, 0));
        cluster.end(cluster.task(1, 2), new TaskOutcome.Killed("barrier"));
        cluster.resubmit();
        cluster.mapDone(late, barrier);
        assertTrue(cluster.dropped(late));
        assertEquals(3, cluster.running().size());
        cluster.allMapsDone(1, barrier);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    private void arrives(Harness.Launched task) {
        cluster.driver.receive(
                new ToDriver.BarrierArrived(
                        task.executorId(),
                        task.registration(),
                        task.task().taskAttemptId(),
                        0,
                        ""));
    }

    @Test
    void answersATaskAgainThatMissedTheAnswerAlthoughAnotherHasEndedSince() {
        JobHandle job = cluster.submit(ShapeRdd.reading(1, barrier));
        cluster.running().forEach(this::arrives);
        assertEquals(3, cluster.sent(ToExecutor.BarrierPassed.class).size());
        cluster.mapDone(cluster.task(1, 0), barrier);
        arrives(cluster.task(1, 1));
        assertEquals(4, cluster.sent(ToExecutor.BarrierPassed.class).size());
        cluster.allMapsDone(1, barrier);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }
}
