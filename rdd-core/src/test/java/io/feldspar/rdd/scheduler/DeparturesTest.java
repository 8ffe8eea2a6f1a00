package io.feldspar.rdd.scheduler;

import static io.feldspar.rdd.scheduler.Harness.MILLIS;
import static io.feldspar.rdd.scheduler.Harness.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.TaskOutcome.FetchProblem;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Executors that end for a reason that is known, or that will end.
class DeparturesTest extends TwoShuffles {

    @Test
    void countsAnExitAgainstATaskOnlyWhereItMayBeItsFault() {
        Harness plain = new Harness();
        JobHandle job = plain.submit(plain.source(1));
        for (int i = 0; i < 10; i++) {
            plain.executor("a", "h1", 1);
            plain.driver.executorExited("a", "its host is gone", false);
        }
        assertFalse(job.isDone());
        for (int i = 0; i < 4; i++) {
            plain.executor("a", "h1", 1);
            plain.driver.executorExited("a", "it ended with 1", true);
        }
        plain.assertFailed(job, Reason.TASK_FAILED);
    }

    @Test
    void givesUpATaskThatIsLostAgainAndAgain() {
        Harness plain = new Harness();
        JobHandle job = plain.submit(plain.source(1));
        for (int i = 0; i < 24; i++) {
            assertFalse(job.isDone());
            plain.executor("a", "h1", 1);
            plain.driver.executorExited("a", "it was killed by signal 9", false);
        }
        plain.assertFailed(job, Reason.TASK_FAILED);
    }

    @Test
    void endsALeavingExecutorWhenNobodyNeedsIt() {
        JobHandle job = cluster.submit(middle);
        cluster.driver.decommission("b", "its worker stops", 60 * SECONDS);
        Harness.Launched last = cluster.task(1, 1);
        assertEquals("b", last.executorId());
        cluster.allMapsDone(1, first);
        cluster.advance(SECONDS);
        assertFalse(cluster.news.contains("lost b"), "its output is still to be read");
        assertEquals(2, cluster.running().stream().filter(e -> e.executorId().equals("a")).count());
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
        cluster.driver.releaseShuffle(first.shuffleId());
        cluster.advance(200 * MILLIS);
        assertTrue(cluster.news.contains("lost b"), cluster.news.toString());
    }

    @Test
    void givesNoTaskToAnExecutorThatWillEndWhenItRegisters() {
        Harness plain = new Harness();
        plain.submit(plain.source(1));
        plain.driver.decommission("a", "its worker stops", SECONDS);
        plain.executor("a", "h1", 1);
        plain.advance(MILLIS);
        assertEquals(0, plain.running().size());
        assertTrue(plain.news.contains("lost a"), plain.news.toString());
    }

    @Test
    void readsOutputsThatALeavingExecutorHasMoved() {
        cluster.movesAtOnce = false;
        JobHandle job = cluster.submit(middle);
        cluster.driver.decommission("b", "its worker stops", 60 * SECONDS);
        long attempt = cluster.task(1, 1).task().taskAttemptId();
        cluster.allMapsDone(1, first);
        cluster.advance(200 * MILLIS);
        assertEquals(
                List.of(new ToExecutor.Leave(0), new ToExecutor.Leave(1)),
                cluster.sent.stream().filter(ToExecutor.Leave.class::isInstance).toList());
        cluster.moved("b", 0, List.of());
        assertFalse(cluster.news.contains("lost b"), "it moves once more after its last task");

        ToDriver.MovedOutput moved = new ToDriver.MovedOutput(first.shuffleId(), attempt, "a");
        cluster.moved("b", 1, List.of(moved));
        assertTrue(cluster.news.contains("lost b"), cluster.news.toString());
        Harness.Launched reader = cluster.task(0, 0);
        cluster.end(
                reader,
                new TaskOutcome.FetchFailed(
                        first.shuffleId(),
                        List.of(cluster.lost(1, attempt)),
                        FetchProblem.UNREACHABLE,
                        "b is gone"));
        cluster.resubmit();
        assertTrue(
                cluster.running().stream().allMatch(each -> each.stage() == 0),
                "no output is made again");
        ToExecutor.ShuffleLocations last =
                cluster.sent.stream()
                        .filter(ToExecutor.ShuffleLocations.class::isInstance)
                        .map(ToExecutor.ShuffleLocations.class::cast)
                        .reduce((_, b) -> b)
                        .orElseThrow();
        assertEquals("a", last.locations().get(1).executorId());
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void dropsAMovedOutputThatNobodyReads() {
        cluster.submit(middle);
        cluster.driver.decommission("b", "its worker stops", 60 * SECONDS);
        cluster.moved("b", 0, List.of(new ToDriver.MovedOutput(99, 5, "a")));
        assertTrue(cluster.sent.contains(new ToExecutor.DropMapOutput(99, 5)));
    }

    @Test
    void endsALeavingExecutorAfterItsTime() {
        cluster.submit(middle);
        cluster.driver.decommission("b", "its worker stops", SECONDS);
        cluster.advance(900 * MILLIS);
        assertFalse(cluster.news.contains("lost b"));
        cluster.advance(200 * MILLIS);
        assertTrue(cluster.news.contains("lost b"));
        assertEquals("a", cluster.task(1, 1).executorId());
    }

    @Test
    void releasesNoExecutorThatIsUsed() {
        cluster.submit(middle);
        cluster.driver.releaseIfUnused("b", "it was idle");
        assertFalse(cluster.news.contains("lost b"));
    }
}
