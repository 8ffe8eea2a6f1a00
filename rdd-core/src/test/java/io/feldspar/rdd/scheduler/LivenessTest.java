package io.feldspar.rdd.scheduler;

import static io.feldspar.rdd.scheduler.Harness.SECONDS;
import static io.feldspar.rdd.scheduler.Harness.plain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.Greeting;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.settings.SchedulerSettings;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Executors that fall silent, come back or do not stop, and jobs that wait for any.
class LivenessTest {

    private static SchedulerSettings alive(long heartbeat, long grace, long kill, long task) {
        return plain().with(
                        new SchedulerSettings.Liveness(
                                heartbeat, grace, kill, task, 5 * SECONDS, SECONDS));
    }

    @Test
    void takesASilentExecutorForLost() {
        Harness cluster =
                new Harness(alive(4 * SECONDS, 0, 0, 0))
                        .executor("a", "h1", 1)
                        .executor("b", "h2", 1);
        cluster.submit(cluster.source(2));
        for (int i = 0; i < 6; i++) {
            cluster.advance(SECONDS);
            cluster.driver.receive(new ToDriver.Heartbeat("a", cluster.registration("a")));
        }
        assertEquals(List.of("lost b"), cluster.news.subList(1, cluster.news.size()));
        cluster.driver.receive(new ToDriver.Heartbeat("b", cluster.registration("b")));
        assertEquals(1, cluster.sent(ToExecutor.Fence.class).size());
    }

    @Test
    void doesNotHoldItsOwnPauseAgainstExecutors() {
        Harness cluster = new Harness(alive(4 * SECONDS, 0, 0, 0)).executor("a", "h1", 1);
        cluster.submit(cluster.source(1));
        cluster.advance(2 * SECONDS);
        cluster.standStill(60 * SECONDS);
        assertFalse(cluster.news.contains("lost a"), cluster.news::toString);
        cluster.driver.receive(new ToDriver.Heartbeat("a", cluster.registration("a")));
        cluster.advance(3 * SECONDS);
        assertFalse(cluster.news.contains("lost a"), cluster.news::toString);
        cluster.advance(3 * SECONDS);
        assertTrue(cluster.news.contains("lost a"), cluster.news::toString);
    }

    @Test
    void keepsAnExecutorThatComesBackInTime() {
        Harness cluster = new Harness(alive(0, SECONDS, 0, 0)).executor("a", "h1", 2);
        JobHandle job = cluster.submit(cluster.source(2));
        Harness.Launched done = cluster.task(0, 0);
        Harness.Launched on = cluster.task(0, 1);
        cluster.driver.connectionLost("a");
        cluster.driver.receive(
                new ToDriver.Register(
                        "a",
                        "h1",
                        "",
                        2,
                        Harness.GREETING,
                        on.registration(),
                        List.of(on.task().taskAttemptId()),
                        List.of(
                                new ToDriver.TaskFinished(
                                        "a",
                                        on.registration(),
                                        done.task().taskAttemptId(),
                                        new TaskOutcome.ResultInline(
                                                ByteBuffer.wrap(new byte[1])))),
                        List.of()));
        cluster.advance(2 * SECONDS);
        assertFalse(cluster.news.contains("lost a"));
        cluster.resultDone(on);
        cluster.assertSucceeded(job);
    }

    @Test
    void launchesATaskAgainThatWasLostWithTheConnection() {
        Harness cluster = new Harness(alive(0, SECONDS, 0, 0)).executor("a", "h1", 1);
        JobHandle job = cluster.submit(cluster.source(1));
        Harness.Launched lost = cluster.task(0, 0);
        cluster.driver.receive(
                new ToDriver.Register(
                        "a",
                        "h1",
                        "",
                        1,
                        Harness.GREETING,
                        lost.registration(),
                        List.of(),
                        List.of(),
                        List.of()));
        Harness.Launched again = cluster.task(0, 0);
        assertNotEquals(lost.task().taskAttemptId(), again.task().taskAttemptId());
        cluster.resultDone(again);
        assertTrue(job.isDone());
    }

    @Test
    void killsTasksThatAReturningExecutorRunsForNobody() {
        Harness cluster = new Harness().executor("a", "h1", 1);
        long registration = cluster.registration("a");
        cluster.driver.receive(
                new ToDriver.Register(
                        "a",
                        "h1",
                        "",
                        1,
                        Harness.GREETING,
                        registration,
                        List.of(99L),
                        List.of(),
                        List.of(5)));
        assertEquals(
                List.of(99L),
                cluster.sent(ToExecutor.KillTask.class).stream()
                        .map(ToExecutor.KillTask::taskAttemptId)
                        .toList());
        assertEquals(
                List.of(new ToExecutor.ForgetShuffle(5)),
                cluster.sent(ToExecutor.ForgetShuffle.class));
    }

    @Test
    void takesANewRegistrationForTheEndOfTheOldOne() {
        Harness cluster = new Harness().executor("a", "h1", 1);
        cluster.submit(cluster.source(1));
        Harness.Launched old = cluster.task(0, 0);
        cluster.executor("a", "h1", 1);
        Harness.Launched again = cluster.task(0, 0);
        assertTrue(again.registration() > old.registration());
        cluster.resultDone(old);
        assertEquals(1, cluster.sent(ToExecutor.Fence.class).size());
        assertEquals(List.of(again), cluster.running());
    }

    @Test
    void givesUpAnExecutorWhoseTaskDoesNotStop() {
        Harness cluster = new Harness(alive(0, 0, 3 * SECONDS, 0)).executor("a", "h1", 1);
        JobHandle job = cluster.submit(cluster.source(1));
        job.cancel();
        cluster.advance(3 * SECONDS);
        assertTrue(cluster.news.contains("lost a"));
        assertEquals(0, cluster.driver.held());
    }

    @Test
    void stopsATaskThatRunsTooLong() {
        Harness cluster = new Harness(alive(0, 0, 0, 2 * SECONDS)).executor("a", "h1", 1);
        JobHandle job = cluster.submit(cluster.source(1));
        Harness.Launched hangs = cluster.task(0, 0);
        cluster.advance(2 * SECONDS);
        assertTrue(cluster.killed(hangs));
        cluster.end(hangs, new TaskOutcome.Killed("too long"));
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void failsJobsThatWaitTooLongForAnyExecutor() {
        Harness cluster = new Harness(alive(0, 0, 0, 0));
        JobHandle job = cluster.submit(cluster.source(1));
        cluster.advance(4 * SECONDS);
        assertFalse(job.isDone());
        cluster.advance(2 * SECONDS);
        cluster.assertFailed(job, Reason.NO_EXECUTOR);
    }

    @Test
    void goesOnWaitingWhenAnExecutorCame() {
        Harness cluster = new Harness(alive(0, 0, 0, 0));
        JobHandle job = cluster.submit(cluster.source(1));
        cluster.advance(4 * SECONDS);
        cluster.executor("a", "h1", 1);
        cluster.advance(20 * SECONDS);
        assertFalse(job.isDone());
    }

    private static ToDriver.Register register(Greeting greeting, long previous) {
        return new ToDriver.Register(
                "a", "h1", "", 1, greeting, previous, List.of(), List.of(), List.of());
    }

    @Test
    void refusesAnExecutorOfAnotherVersionOrApplication() {
        Harness cluster = new Harness();
        BlockAddress blocks = Harness.GREETING.blocks();
        cluster.driver.receive(register(new Greeting(99, "test", 7, blocks, blocks), 0));
        cluster.driver.receive(
                register(new Greeting(Greeting.VERSION, "other", 7, blocks, blocks), 0));
        assertEquals(
                List.of(
                        "the driver speaks version 2 of the protocol, the executor version 99",
                        "this is the driver of application 'test', not of 'other'"),
                cluster.sent(ToExecutor.Refused.class).stream()
                        .map(ToExecutor.Refused::reason)
                        .toList());
        assertEquals(List.of(), cluster.sent(ToExecutor.Registered.class));
    }

    @Test
    void takesTheRegistrationOfAnotherDriverForNone() {
        Harness cluster = new Harness().executor("a", "h1", 1);
        cluster.submit(cluster.source(1));
        long registration = cluster.registration("a");
        Greeting ofAnother =
                new Greeting(
                        Greeting.VERSION,
                        "test",
                        6,
                        Harness.GREETING.blocks(),
                        Harness.GREETING.blocks());
        cluster.driver.receive(register(ofAnother, registration));
        assertTrue(cluster.news.contains("lost a"));
        assertTrue(cluster.registration("a") > registration);
    }

    @Test
    void saysAgainToAReturningExecutorWhatItIsToKill() {
        Harness cluster = new Harness(alive(0, SECONDS, 0, 0)).executor("a", "h1", 1);
        JobHandle job = cluster.submit(cluster.source(1));
        Harness.Launched task = cluster.task(0, 0);
        job.cancel();
        assertTrue(cluster.killed(task));
        cluster.sent.clear();
        cluster.driver.receive(
                new ToDriver.Register(
                        "a",
                        "h1",
                        "",
                        1,
                        Harness.GREETING,
                        task.registration(),
                        List.of(task.task().taskAttemptId()),
                        List.of(),
                        List.of()));
        assertTrue(cluster.killed(task));
        cluster.end(task, new TaskOutcome.Killed("cancelled"));
        assertEquals(0, cluster.driver.held());
    }
}
