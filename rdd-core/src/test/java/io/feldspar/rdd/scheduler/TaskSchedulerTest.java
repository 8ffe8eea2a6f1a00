package io.feldspar.rdd.scheduler;

import static io.feldspar.rdd.scheduler.Harness.MILLIS;
import static io.feldspar.rdd.scheduler.Harness.SECONDS;
import static io.feldspar.rdd.scheduler.Harness.plain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The families of cases that Spark's TaskSetManagerSuite and TaskSchedulerImplSuite have.
class TaskSchedulerTest {

    private static ShapeRdd rdd(Harness cluster, int size) {
        return ShapeRdd.source(cluster.context, size);
    }

    private static Settings failing(int times) {
        return plain().with(new Settings.Failures(times, 4, 100, MILLIS));
    }

    private static Settings speculating() {
        return plain().with(
                        new Settings.Speculation(true, 100 * MILLIS, 0.5, 2.0, 200 * MILLIS, 0));
    }

    private static Settings excluding(int perExecutorInStage) {
        return failing(10)
                .with(
                        new Settings.Exclusion(
                                true, 1, 2, perExecutorInStage, 2, 100, 2, 60 * SECONDS));
    }

    @Test
    void fillsOneSlotOfEachExecutorInTurn() {
        Harness cluster = new Harness().executor("a", "h1", 2).executor("b", "h2", 2);
        cluster.submit(rdd(cluster, 3));
        assertEquals(List.of("0.0/0@a", "0.0/1@b", "0.0/2@a"), cluster.shown());
    }

    @Test
    void startsWaitingTasksWhenAnExecutorComes() {
        Harness cluster = new Harness();
        cluster.submit(rdd(cluster, 2));
        assertEquals(List.of(), cluster.shown());
        cluster.executor("a", "h1", 1);
        assertEquals(List.of("0.0/0@a"), cluster.shown());
    }

    @Test
    void neverUsesMoreThanTheSlots() {
        Harness cluster = new Harness().executor("a", "h1", 2);
        cluster.submit(rdd(cluster, 5));
        assertEquals(2, cluster.running().size());
        cluster.resultDone(cluster.task(0, 0));
        assertEquals(List.of("0.0/1@a", "0.0/2@a"), cluster.shown());
    }

    @Test
    void triesAFailedTaskAgainWithANewAttemptNumber() {
        Harness cluster = new Harness().executor("a", "h1", 1);
        JobHandle job = cluster.submit(rdd(cluster, 1));
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
        JobHandle job = cluster.submit(rdd(cluster, 1));
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
        JobHandle job = cluster.submit(rdd(cluster, 1));
        cluster.end(
                cluster.task(0, 0),
                new TaskOutcome.Failed("DivisionByZero", "in column 'x'", "", false));
        cluster.assertFailed(job, Reason.TASK_FAILED);
    }

    @Test
    void countsAnAnswerOnce() {
        Harness cluster = new Harness().executor("a", "h1", 2);
        JobHandle job = cluster.submit(rdd(cluster, 2));
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
        cluster.submit(rdd(cluster, 2));
        Harness.Launched task = cluster.task(0, 0);
        cluster.resultDone(task);
        cluster.fail(cluster.task(0, 1));
        cluster.resultDone(task);
        assertEquals(3, cluster.sent(ToExecutor.StatusAck.class).size());
    }

    @Test
    void runsTheTasksOfALostExecutorElsewhere() {
        Harness cluster = new Harness().executor("a", "h1", 1).executor("b", "h2", 1);
        JobHandle job = cluster.submit(rdd(cluster, 2));
        cluster.loseExecutor("b");
        cluster.resultDone(cluster.task(0, 0));
        assertEquals(List.of("0.0/1@a"), cluster.shown());
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void givesUpATaskThatKeepsTakingItsExecutorWithIt() {
        Harness cluster = new Harness(failing(3));
        JobHandle job = cluster.submit(rdd(cluster, 1));
        for (int i = 0; i < 3; i++) {
            cluster.executor("e" + i, "h", 1);
            cluster.loseExecutor("e" + i);
        }
        cluster.assertFailed(job, Reason.TASK_FAILED);
    }

    @Test
    void runsATaskAgainWhoseResultIsLost() {
        Harness cluster = new Harness().executor("a", "h1", 1);
        JobHandle job = cluster.submit(rdd(cluster, 1));
        cluster.resultsLost = true;
        cluster.end(cluster.task(0, 0), new TaskOutcome.ResultStored(10));
        cluster.resultsLost = false;
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void prefersTheExecutorThatHoldsTheData() {
        Harness cluster = new Harness().executor("a", "h1", 2).executor("b", "h2", 2);
        cluster.submit(
                rdd(cluster, 2)
                        .wishing(Map.of(0, List.of("executor:b"), 1, List.of("executor:a"))));
        assertEquals(List.of("0.0/1@a", "0.0/0@b"), cluster.shown());
    }

    @Test
    void waitsForAHostBeforeItTakesAnother() {
        Harness cluster =
                new Harness(plain().with(new Settings.Locality(SECONDS, SECONDS, SECONDS)))
                        .executor("a", "h1", 1)
                        .executor("b", "h2", 1);
        cluster.submit(rdd(cluster, 2).wishing(Map.of(0, List.of("h2"), 1, List.of("h2"))));
        assertEquals(List.of("0.0/0@b"), cluster.shown());
        cluster.advance(900 * MILLIS);
        assertEquals(1, cluster.running().size());
        cluster.advance(200 * MILLIS);
        assertEquals(List.of("0.0/0@b", "0.0/1@a"), cluster.shown());
    }

    @Test
    void doesNotWaitForAHostThatIsNotThere() {
        Harness cluster =
                new Harness(plain().with(new Settings.Locality(SECONDS, SECONDS, SECONDS)))
                        .executor("a", "h1", 1);
        cluster.submit(rdd(cluster, 1).wishing(Map.of(0, List.of("h9"))));
        assertEquals(List.of("0.0/0@a"), cluster.shown());
    }

    @Test
    void startsTasksWithoutWishesWhileOthersWait() {
        Harness cluster =
                new Harness(plain().with(new Settings.Locality(SECONDS, SECONDS, SECONDS)))
                        .executor("b", "h2", 1)
                        .executor("a", "h1", 1);
        cluster.submit(rdd(cluster, 3).wishing(Map.of(0, List.of("h2"), 1, List.of("h2"))));
        assertEquals(List.of("0.0/0@b", "0.0/2@a"), cluster.shown());
    }

    @Test
    void runsJobsInOrderOfSubmission() {
        Harness cluster = new Harness().executor("a", "h1", 2);
        cluster.submit(rdd(cluster, 3));
        cluster.submit(rdd(cluster, 2));
        cluster.resultDone(cluster.task(0, 0));
        assertEquals(List.of("0.0/1@a", "0.0/2@a"), cluster.shown());
        cluster.resultDone(cluster.task(0, 1));
        assertEquals(List.of("0.0/2@a", "1.0/0@a"), cluster.shown());
    }

    private static Map<Integer, Integer> byStage(Harness cluster) {
        Map<Integer, Integer> counts = new TreeMap<>();
        cluster.running().forEach(task -> counts.merge(task.stage(), 1, Integer::sum));
        return counts;
    }

    private static void submitTo(Harness cluster, String pool, int tasks) {
        cluster.context.setLocalProperty(FeldsparContext.POOL, pool);
        cluster.submit(rdd(cluster, tasks));
    }

    private static Settings fair(Map<String, Settings.Pool> pools) {
        return plain().with(new Settings.Pools(true, pools));
    }

    @Test
    void sharesSlotsBetweenPoolsByWeight() {
        Harness cluster =
                new Harness(
                        fair(
                                Map.of(
                                        "x", new Settings.Pool(2, 0),
                                        "y", new Settings.Pool(1, 0))));
        submitTo(cluster, "x", 20);
        submitTo(cluster, "y", 20);
        cluster.executor("a", "h1", 9);
        assertEquals(Map.of(0, 6, 1, 3), byStage(cluster));
    }

    @Test
    void servesTheMinimumShareFirst() {
        Harness cluster =
                new Harness(
                        fair(
                                Map.of(
                                        "x", new Settings.Pool(10, 0),
                                        "y", new Settings.Pool(1, 3))));
        submitTo(cluster, "x", 20);
        submitTo(cluster, "y", 20);
        cluster.executor("a", "h1", 4);
        assertEquals(Map.of(0, 1, 1, 3), byStage(cluster));
    }

    @Test
    void givesALatePoolTheNextFreeSlots() {
        Harness cluster = new Harness(fair(Map.of())).executor("a", "h1", 2);
        submitTo(cluster, "x", 20);
        submitTo(cluster, "y", 2);
        assertEquals(Map.of(0, 2), byStage(cluster));
        cluster.resultDone(cluster.task(0, 0));
        assertEquals(Map.of(0, 1, 1, 1), byStage(cluster));
    }

    @Test
    void keepsATaskAwayFromAnExecutorWhereItFailed() {
        Harness cluster = new Harness(excluding(5)).executor("a", "h1", 1).executor("b", "h2", 1);
        JobHandle job = cluster.submit(rdd(cluster, 1));
        cluster.fail(cluster.task(0, 0));
        assertEquals(List.of("0.0/0@b"), cluster.shown());
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void keepsAStageAwayFromAnExecutorWhereSeveralOfItsTasksFailed() {
        Harness cluster = new Harness(excluding(2)).executor("a", "h1", 2).executor("b", "h2", 1);
        cluster.submit(rdd(cluster, 6));
        cluster.fail(cluster.task(0, 0));
        cluster.fail(cluster.task(0, 2));
        long onA = cluster.running().stream().filter(t -> t.executorId().equals("a")).count();
        cluster.running().stream()
                .filter(task -> task.executorId().equals("a"))
                .forEach(cluster::resultDone);
        assertTrue(onA <= 2);
        assertTrue(cluster.running().stream().allMatch(task -> task.executorId().equals("b")));
    }

    @Test
    void failsAJobOfWhichATaskIsExcludedEverywhere() {
        Harness cluster = new Harness(excluding(5)).executor("a", "h1", 1);
        JobHandle job = cluster.submit(rdd(cluster, 1));
        cluster.fail(cluster.task(0, 0));
        cluster.assertFailed(job, Reason.EXCLUDED);
    }

    @Test
    void failsAJobOfWhichATaskIsExcludedEverywhereOnceItsLastCopyIsLost() {
        Harness cluster = new Harness(excluding(5)).executor("a", "h1", 1).executor("b", "h2", 1);
        JobHandle job = cluster.submit(rdd(cluster, 1));
        cluster.fail(cluster.task(0, 0));
        assertEquals(List.of("0.0/0@b"), cluster.shown());
        cluster.loseExecutor("b");
        cluster.assertFailed(job, Reason.EXCLUDED);
    }

    @Test
    void failsAJobOfWhichAWaitingTaskLosesTheLastExecutorThatItMightGoTo() {
        Harness cluster = new Harness(excluding(5)).executor("a", "h1", 1).executor("b", "h2", 1);
        JobHandle other = cluster.submit(rdd(cluster, 2));
        JobHandle job = cluster.submit(rdd(cluster, 1));
        cluster.resultDone(cluster.task(0, 0));
        cluster.fail(cluster.task(1, 0));
        assertEquals(List.of("0.0/1@b"), cluster.shown());
        cluster.loseExecutor("b");
        cluster.assertFailed(job, Reason.EXCLUDED);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(other);
    }

    @Test
    void takesAnExcludedExecutorBackAfterAWhile() {
        Settings settings =
                failing(100).with(new Settings.Exclusion(true, 99, 99, 99, 99, 2, 9, 10 * SECONDS));
        Harness cluster = new Harness(settings).executor("a", "h1", 1);
        cluster.submit(rdd(cluster, 1));
        cluster.fail(cluster.task(0, 0));
        cluster.fail(cluster.task(0, 0));
        assertEquals(List.of(), cluster.shown());
        cluster.advance(10 * SECONDS);
        assertEquals(List.of("0.0/0@a"), cluster.shown());
    }

    @Test
    void looksNoMoreForAnExclusionThatEndedWhileAllSlotsWereTaken() {
        Settings settings =
                failing(100).with(new Settings.Exclusion(true, 99, 99, 99, 99, 2, 9, 10 * SECONDS));
        Harness cluster = new Harness(settings).executor("a", "h1", 1).executor("b", "h2", 1);
        cluster.submit(rdd(cluster, 2));
        Harness.Launched onA = cluster.task(0, 0);
        assertEquals("a", onA.executorId());
        cluster.fail(onA);
        cluster.fail(cluster.task(0, 0));
        assertEquals(List.of("0.0/1@b"), cluster.shown());
        cluster.advance(10 * SECONDS);
        assertEquals(2, cluster.running().size());
        cluster.submit(rdd(cluster, 1));
        cluster.advance(10 * SECONDS);
        assertTrue(cluster.alarmsRung() < 10, "looked %d times".formatted(cluster.alarmsRung()));
    }

    @Test
    void doesNotLookAgainAndAgainWhereAllThatIsFreeIsExcluded() {
        Settings settings = excluding(1).with(new Settings.Locality(SECONDS, SECONDS, SECONDS));
        Harness cluster = new Harness(settings).executor("a", "h1", 1).executor("b", "h2", 1);
        cluster.submit(ShapeRdd.source(cluster.context, 3).wishing(Map.of(0, List.of("h2"))));
        cluster.fail(cluster.task(0, 1));
        cluster.advance(20 * SECONDS);
        assertTrue(cluster.alarmsRung() < 10, "looked %d times".formatted(cluster.alarmsRung()));
    }

    @Test
    void startsNoCopyOfATaskThatMayCommit() {
        Harness cluster = new Harness(speculating()).executor("a", "h1", 2).executor("b", "h2", 2);
        cluster.submit(rdd(cluster, 2));
        cluster.advance(50 * MILLIS);
        assertTrue(cluster.askCommit(cluster.task(0, 1)));
        cluster.resultDone(cluster.task(0, 0));
        cluster.advance(5 * SECONDS);
        assertEquals(List.of("0.0/1@b"), cluster.shown());
    }

    @Test
    void startsASlowTaskASecondTimeOnAnotherExecutor() {
        Harness cluster = new Harness(speculating()).executor("a", "h1", 3).executor("b", "h2", 3);
        JobHandle job = cluster.submit(rdd(cluster, 4));
        cluster.advance(50 * MILLIS);
        for (int i = 0; i < 3; i++) {
            cluster.resultDone(cluster.task(0, i));
        }
        Harness.Launched slow = cluster.task(0, 3);
        assertEquals("b", slow.executorId());
        cluster.advance(300 * MILLIS);
        Harness.Launched copy = cluster.task(0, 3);
        assertEquals("a", copy.executorId());
        assertTrue(copy.task().speculative());
        assertEquals(1, copy.task().attemptNumber());
        cluster.resultDone(copy);
        assertTrue(cluster.killed(slow));
        cluster.end(slow, new TaskOutcome.Killed("twin"));
        cluster.assertSucceeded(job);
    }

    @Test
    void speculatesOnceForEachTask() {
        Harness cluster = new Harness(speculating()).executor("a", "h1", 2).executor("b", "h2", 2);
        cluster.submit(rdd(cluster, 2));
        cluster.advance(50 * MILLIS);
        cluster.resultDone(cluster.task(0, 0));
        cluster.advance(5 * SECONDS);
        assertEquals(2, cluster.running().size());
    }

    @Test
    void endsTheJobWhenTheCopyLosesItsInputsBeforeTheOriginalIsDone() {
        Harness cluster = new Harness(speculating()).executor("a", "h1", 2).executor("b", "h2", 2);
        var shuffle = Harness.shuffle(rdd(cluster, 2), 2);
        JobHandle job = cluster.submit(ShapeRdd.reading(2, shuffle));
        Map<Integer, Long> maps = cluster.allMapsDone(1, shuffle);
        cluster.advance(50 * MILLIS);
        cluster.resultDone(cluster.task(0, 0));
        Harness.Launched original = cluster.task(0, 1);
        cluster.advance(300 * MILLIS);
        Harness.Launched copy = cluster.task(0, 1);
        assertNotEquals(original, copy);
        cluster.fetchFail(copy, shuffle, 0, maps.get(0));
        cluster.resultDone(original);
        cluster.assertSucceeded(job);
    }

    @Test
    void letsExactlyOneAttemptCommit() {
        Harness cluster = new Harness(speculating()).executor("a", "h1", 2).executor("b", "h2", 2);
        cluster.submit(rdd(cluster, 2));
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
        cluster.submit(rdd(cluster, 1));
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
        JobHandle job = cluster.submit(rdd(cluster, 2));
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
        JobHandle job = cluster.submit(rdd(cluster, 1));
        Harness.Launched task = cluster.task(0, 0);
        job.cancel();
        assertFalse(cluster.askCommit(task));
    }

    private static Settings alive(long heartbeat, long grace, long kill, long task) {
        return plain().with(
                        new Settings.Liveness(heartbeat, grace, kill, task, 5 * SECONDS, SECONDS));
    }

    @Test
    void takesASilentExecutorForLost() {
        Harness cluster =
                new Harness(alive(4 * SECONDS, 0, 0, 0))
                        .executor("a", "h1", 1)
                        .executor("b", "h2", 1);
        cluster.submit(rdd(cluster, 2));
        for (int i = 0; i < 6; i++) {
            cluster.advance(SECONDS);
            cluster.driver.receive(new ToDriver.Heartbeat("a", cluster.registration("a")));
        }
        assertEquals(List.of("lost b"), cluster.news.subList(1, cluster.news.size()));
        cluster.driver.receive(new ToDriver.Heartbeat("b", cluster.registration("b")));
        assertEquals(1, cluster.sent(ToExecutor.Fence.class).size());
    }

    @Test
    void keepsAnExecutorThatComesBackInTime() {
        Harness cluster = new Harness(alive(0, SECONDS, 0, 0)).executor("a", "h1", 2);
        JobHandle job = cluster.submit(rdd(cluster, 2));
        Harness.Launched done = cluster.task(0, 0);
        Harness.Launched on = cluster.task(0, 1);
        cluster.driver.connectionLost("a");
        cluster.driver.receive(
                new ToDriver.Register(
                        "a",
                        "h1",
                        "",
                        2,
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
        JobHandle job = cluster.submit(rdd(cluster, 1));
        Harness.Launched lost = cluster.task(0, 0);
        cluster.driver.receive(
                new ToDriver.Register(
                        "a", "h1", "", 1, lost.registration(), List.of(), List.of(), List.of()));
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
                        "a", "h1", "", 1, registration, List.of(99L), List.of(), List.of(5)));
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
        cluster.submit(rdd(cluster, 1));
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
        JobHandle job = cluster.submit(rdd(cluster, 1));
        job.cancel();
        cluster.advance(3 * SECONDS);
        assertTrue(cluster.news.contains("lost a"));
        assertEquals(0, cluster.driver.held());
    }

    @Test
    void stopsATaskThatRunsTooLong() {
        Harness cluster = new Harness(alive(0, 0, 0, 2 * SECONDS)).executor("a", "h1", 1);
        JobHandle job = cluster.submit(rdd(cluster, 1));
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
        JobHandle job = cluster.submit(rdd(cluster, 1));
        cluster.advance(4 * SECONDS);
        assertFalse(job.isDone());
        cluster.advance(2 * SECONDS);
        cluster.assertFailed(job, Reason.NO_EXECUTOR);
    }

    @Test
    void goesOnWaitingWhenAnExecutorCame() {
        Harness cluster = new Harness(alive(0, 0, 0, 0));
        JobHandle job = cluster.submit(rdd(cluster, 1));
        cluster.advance(4 * SECONDS);
        cluster.executor("a", "h1", 1);
        cluster.advance(20 * SECONDS);
        assertFalse(job.isDone());
    }
}
