package io.feldspar.rdd.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.protocol.TaskOutcome;
import org.junit.jupiter.api.Test;

/// Stages that several jobs wait for, and jobs that are cancelled.
class SharedStageTest extends TwoShuffles {

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
}
