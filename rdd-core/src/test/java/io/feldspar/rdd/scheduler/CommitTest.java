package io.feldspar.rdd.scheduler;

import static io.feldspar.rdd.scheduler.Harness.MILLIS;
import static io.feldspar.rdd.scheduler.Harness.speculating;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.protocol.TaskOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The right to commit, which one attempt of a task has at a time.
class CommitTest {

    @Test
    void letsExactlyOneAttemptCommit() {
        Harness cluster = new Harness(speculating()).executor("a", "h1", 2).executor("b", "h2", 2);
        cluster.submit(cluster.source(2));
        cluster.advance(50 * MILLIS);
        cluster.resultDone(cluster.task(0, 0));
        Harness.Launched original = cluster.task(0, 1);
        cluster.advance(300 * MILLIS);
        Harness.Launched copy = cluster.task(0, 1);
        assertTrue(cluster.askCommit(copy));
        assertFalse(cluster.askCommit(original));
        assertTrue(cluster.askCommit(copy));
    }

    @Test
    void givesTheRightToCommitToTheNextWhenItsHolderFails() {
        Harness cluster = new Harness().executor("a", "h1", 1);
        cluster.submit(cluster.source(1));
        assertTrue(cluster.askCommit(cluster.task(0, 0)));
        cluster.fail(cluster.task(0, 0));
        assertTrue(cluster.askCommit(cluster.task(0, 0)));
        cluster.loseExecutor("a");
        cluster.executor("b", "h2", 1);
        assertTrue(cluster.askCommit(cluster.task(0, 0)));
    }

    @Test
    void holdsADeniedTaskBackUntilTheHolderEnds() {
        Harness cluster = new Harness(speculating()).executor("a", "h1", 2).executor("b", "h2", 2);
        JobHandle job = cluster.submit(cluster.source(2));
        cluster.advance(50 * MILLIS);
        cluster.resultDone(cluster.task(0, 0));
        Harness.Launched original = cluster.task(0, 1);
        cluster.advance(300 * MILLIS);
        Harness.Launched copy = cluster.task(0, 1);
        assertTrue(cluster.askCommit(original));
        assertFalse(cluster.askCommit(copy));
        cluster.end(copy, new TaskOutcome.CommitDenied());
        assertEquals(List.of(original), cluster.running());
        cluster.fail(original);
        assertTrue(cluster.askCommit(cluster.task(0, 1)));
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void deniesACommitToAKilledTask() {
        Harness cluster = new Harness().executor("a", "h1", 1);
        JobHandle job = cluster.submit(cluster.source(1));
        Harness.Launched task = cluster.task(0, 0);
        job.cancel();
        assertFalse(cluster.askCommit(task));
    }
}
