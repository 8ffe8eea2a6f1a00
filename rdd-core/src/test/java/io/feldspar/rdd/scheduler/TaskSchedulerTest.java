package io.feldspar.rdd.scheduler;

import static io.feldspar.rdd.scheduler.Harness.failing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.failure.Failure;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.ToExecutor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Slots, retries and answers. With its neighbours: the families of cases that Spark's
/// TaskSetManagerSuite and TaskSchedulerImplSuite have.
class TaskSchedulerTest {

    @Test
    void fillsOneSlotOfEachExecutorInTurn() {
        Harness cluster = new Harness().executor("a", "h1", 2).executor("b", "h2", 2);
        cluster.submit(cluster.source(3));
        assertEquals(List.of("0.0/0@a", "0.0/1@b", "0.0/2@a"), cluster.shown());
    }

    @Test
    void startsWaitingTasksWhenAnExecutorComes() {
        Harness cluster = new Harness();
        cluster.submit(cluster.source(2));
        assertEquals(List.of(), cluster.shown());
        cluster.executor("a", "h1", 1);
        assertEquals(List.of("0.0/0@a"), cluster.shown());
    }

    @Test
    void neverUsesMoreThanTheSlots() {
        Harness cluster = new Harness().executor("a", "h1", 2);
        cluster.submit(cluster.source(5));
        assertEquals(2, cluster.running().size());
        cluster.resultDone(cluster.task(0, 0));
        assertEquals(List.of("0.0/1@a", "0.0/2@a"), cluster.shown());
    }

    @Test
    void triesAFailedTaskAgainWithANewAttemptNumber() {
        Harness cluster = new Harness().executor("a", "h1", 1);
        JobHandle job = cluster.submit(cluster.source(1));
        long first = cluster.task(0, 0).task().taskAttemptId();
        cluster.fail(cluster.task(0, 0));
        assertEquals(1, cluster.task(0, 0).task().attemptNumber());
        assertNotEquals(first, cluster.task(0, 0).task().taskAttemptId());
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void failsTheJobWhenATaskFailedTooOften() {
        Harness cluster = new Harness(failing(3)).executor("a", "h1", 1);
        JobHandle job = cluster.submit(cluster.source(1));
        cluster.fail(cluster.task(0, 0));
        cluster.fail(cluster.task(0, 0));
        assertFalse(job.isDone());
        cluster.fail(cluster.task(0, 0));
        cluster.assertFailed(job, Reason.TASK_FAILED);
        assertEquals(0, cluster.driver.held());
    }

    @Test
    void failsTheJobAtOnceForAnErrorThatNoRetryCures() {
        Harness cluster = new Harness(failing(9)).executor("a", "h1", 1);
        JobHandle job = cluster.submit(cluster.source(1));
        cluster.end(
                cluster.task(0, 0),
                new TaskOutcome.Failed(
                        new Failure("DivisionByZero", "", "in column 'x'", "", "", false, "")));
        cluster.assertFailed(job, Reason.TASK_FAILED);
    }

    @Test
    void countsAnAnswerOnce() {
        Harness cluster = new Harness().executor("a", "h1", 2);
        JobHandle job = cluster.submit(cluster.source(2));
        Harness.Launched task = cluster.task(0, 0);
        cluster.resultDone(task);
        cluster.resultDone(task);
        assertFalse(job.isDone());
        cluster.resultDone(cluster.task(0, 1));
        cluster.assertSucceeded(job);
    }

    @Test
    void acknowledgesEveryEnd() {
        Harness cluster = new Harness().executor("a", "h1", 2);
        cluster.submit(cluster.source(2));
        Harness.Launched task = cluster.task(0, 0);
        cluster.resultDone(task);
        cluster.fail(cluster.task(0, 1));
        cluster.resultDone(task);
        assertEquals(3, cluster.sent(ToExecutor.StatusAck.class).size());
    }

    @Test
    void runsTheTasksOfALostExecutorElsewhere() {
        Harness cluster = new Harness().executor("a", "h1", 1).executor("b", "h2", 1);
        JobHandle job = cluster.submit(cluster.source(2));
        cluster.loseExecutor("b");
        cluster.resultDone(cluster.task(0, 0));
        assertEquals(List.of("0.0/1@a"), cluster.shown());
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void givesUpATaskThatKeepsTakingItsExecutorWithIt() {
        Harness cluster = new Harness(failing(3));
        JobHandle job = cluster.submit(cluster.source(1));
        for (int i = 0; i < 3; i++) {
            cluster.executor("e" + i, "h", 1);
            cluster.loseExecutor("e" + i);
        }
        cluster.assertFailed(job, Reason.TASK_FAILED);
    }

    @Test
    void runsATaskAgainWhoseResultIsLost() {
        Harness cluster = new Harness().executor("a", "h1", 1);
        JobHandle job = cluster.submit(cluster.source(1));
        cluster.resultsLost = true;
        cluster.end(cluster.task(0, 0), new TaskOutcome.ResultStored(10));
        cluster.resultsLost = false;
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }
}
