package io.feldspar.rdd.scheduler;

import static io.feldspar.rdd.scheduler.Harness.MILLIS;
import static io.feldspar.rdd.scheduler.Harness.SECONDS;
import static io.feldspar.rdd.scheduler.Harness.failing;
import static io.feldspar.rdd.scheduler.Harness.plain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.settings.SchedulerSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Executors and hosts that are left out because tasks failed there: for a task, for a stage, for
/// everything.
class ExclusionTest {

    private static final int NEVER = 99;

    private static Harness excluding(SchedulerSettings.Exclusion exclusion) {
        return new Harness(
                failing(NEVER)
                        .with(new SchedulerSettings.Liveness(0, 0, 0, 0, 60 * SECONDS, SECONDS))
                        .with(exclusion));
    }

    private static SchedulerSettings.Exclusion exclusion(
            int taskOnHost, int stageOnExecutor, int stageOnHost, int executor, int host) {
        return new SchedulerSettings.Exclusion(
                true, 1, taskOnHost, stageOnExecutor, stageOnHost, executor, host, 10 * SECONDS);
    }

    private static SchedulerSettings excludingAtOnce(int perExecutorInStage) {
        return failing(10)
                .with(
                        new SchedulerSettings.Exclusion(
                                true, 1, 2, perExecutorInStage, 2, 100, 2, 60 * SECONDS));
    }

    @Test
    void keepsATaskAwayFromAnExecutorWhereItFailed() {
        Harness cluster =
                new Harness(excludingAtOnce(5)).executor("a", "h1", 1).executor("b", "h2", 1);
        JobHandle job = cluster.submit(cluster.source(1));
        cluster.fail(cluster.task(0, 0));
        assertEquals(List.of("0.0/0@b"), cluster.shown());
        cluster.allResultsDone(0);
        cluster.assertSucceeded(job);
    }

    @Test
    void keepsAStageAwayFromAnExecutorWhereSeveralOfItsTasksFailed() {
        Harness cluster =
                new Harness(excludingAtOnce(2)).executor("a", "h1", 2).executor("b", "h2", 1);
        cluster.submit(cluster.source(6));
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
        Harness cluster = new Harness(excludingAtOnce(5)).executor("a", "h1", 1);
        JobHandle job = cluster.submit(cluster.source(1));
        cluster.fail(cluster.task(0, 0));
        cluster.assertFailed(job, Reason.EXCLUDED);
    }

    @Test
    void failsAJobOfWhichATaskIsExcludedEverywhereOnceItsLastCopyIsLost() {
        Harness cluster =
                new Harness(excludingAtOnce(5)).executor("a", "h1", 1).executor("b", "h2", 1);
        JobHandle job = cluster.submit(cluster.source(1));
        cluster.fail(cluster.task(0, 0));
        assertEquals(List.of("0.0/0@b"), cluster.shown());
        cluster.loseExecutor("b");
        cluster.assertFailed(job, Reason.EXCLUDED);
    }

    @Test
    void failsAJobOfWhichAWaitingTaskLosesTheLastExecutorThatItMightGoTo() {
        Harness cluster =
                new Harness(excludingAtOnce(5)).executor("a", "h1", 1).executor("b", "h2", 1);
        JobHandle other = cluster.submit(cluster.source(2));
        JobHandle job = cluster.submit(cluster.source(1));
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
        SchedulerSettings settings =
                failing(100)
                        .with(
                                new SchedulerSettings.Exclusion(
                                        true, 99, 99, 99, 99, 2, 9, 10 * SECONDS));
        Harness cluster = new Harness(settings).executor("a", "h1", 1).executor("b", "h2", 1);
        cluster.submit(cluster.source(2));
        cluster.fail(cluster.task(0, 0));
        cluster.fail(cluster.task(0, 0));
        assertEquals(List.of("0.0/1@b"), cluster.shown());
        cluster.advance(10 * SECONDS);
        assertEquals(List.of("0.0/1@b", "0.0/0@a"), cluster.shown());
    }

    @Test
    void doesNotExcludeTheLastExecutor() {
        SchedulerSettings settings =
                failing(100)
                        .with(
                                new SchedulerSettings.Exclusion(
                                        true, 99, 99, 99, 99, 2, 99, 10 * SECONDS));
        Harness cluster = new Harness(settings).executor("a", "h1", 1).executor("b", "h2", 1);
        JobHandle job = cluster.submit(cluster.source(1));
        for (int i = 0; i < 6; i++) {
            cluster.fail(cluster.task(0, 0));
            assertEquals(1, cluster.running().size());
        }
        cluster.allResultsDone(0);
        assertTrue(job.isDone());
    }

    @Test
    void looksNoMoreForAnExclusionThatEndedWhileAllSlotsWereTaken() {
        SchedulerSettings settings =
                failing(100)
                        .with(
                                new SchedulerSettings.Exclusion(
                                        true, 99, 99, 99, 99, 2, 9, 10 * SECONDS));
        Harness cluster = new Harness(settings).executor("a", "h1", 1).executor("b", "h2", 1);
        cluster.submit(cluster.source(2));
        Harness.Launched onA = cluster.task(0, 0);
        assertEquals("a", onA.executorId());
        cluster.fail(onA);
        cluster.fail(cluster.task(0, 0));
        assertEquals(List.of("0.0/1@b"), cluster.shown());
        cluster.advance(10 * SECONDS);
        assertEquals(2, cluster.running().size());
        cluster.submit(cluster.source(1));
        cluster.advance(10 * SECONDS);
        assertTrue(cluster.alarmsRung() < 10, "looked %d times".formatted(cluster.alarmsRung()));
    }

    @Test
    void doesNotLookAgainAndAgainWhereAllThatIsFreeIsExcluded() {
        SchedulerSettings settings =
                excludingAtOnce(1).with(new SchedulerSettings.Locality(SECONDS, SECONDS, SECONDS));
        Harness cluster = new Harness(settings).executor("a", "h1", 1).executor("b", "h2", 1);
        cluster.submit(cluster.source(3).preferring(Map.of(0, List.of("h2"))));
        cluster.fail(cluster.task(0, 1));
        cluster.advance(20 * SECONDS);
        assertTrue(cluster.alarmsRung() < 10, "looked %d times".formatted(cluster.alarmsRung()));
    }

    @Test
    void keepsATaskAwayFromAHostWhereItFailedOnTwoExecutors() {
        Harness cluster =
                excluding(exclusion(2, NEVER, NEVER, NEVER, NEVER))
                        .executor("a1", "h1", 1)
                        .executor("a2", "h1", 1)
                        .executor("a3", "h1", 1);
        cluster.submit(cluster.source(1));
        cluster.fail(cluster.task(0, 0));
        cluster.fail(cluster.task(0, 0));
        assertEquals(List.of(), cluster.shown());
        cluster.executor("b", "h2", 1);
        assertEquals(List.of("0.0/0@b"), cluster.shown());
    }

    @Test
    void keepsAStageAwayFromAHostOfWhichTwoExecutorsAreExcluded() {
        Harness cluster =
                excluding(exclusion(NEVER, 1, 2, NEVER, NEVER))
                        .executor("a1", "h1", 1)
                        .executor("a2", "h1", 1)
                        .executor("b", "h2", 1);
        cluster.submit(cluster.source(6));
        cluster.fail(cluster.task(0, 0));
        cluster.fail(cluster.task(0, 1));
        cluster.executor("a3", "h1", 4);
        assertEquals(1, cluster.running().size());
        assertEquals("b", cluster.running().getFirst().executorId());
        JobHandle other = cluster.submit(cluster.source(2));
        assertTrue(cluster.shown().contains("1.0/0@a1"), cluster.shown().toString());
        cluster.allResultsDone(1);
        assertTrue(other.isDone());
    }

    @Test
    void keepsEverythingAwayFromAHostOfWhichTwoExecutorsFailAndComesBack() {
        Harness cluster =
                excluding(
                                new SchedulerSettings.Exclusion(
                                        true, NEVER, NEVER, NEVER, NEVER, 1, 2, 10 * SECONDS))
                        .executor("a1", "h1", 1)
                        .executor("a2", "h1", 1)
                        .executor("a3", "h1", 1);
        cluster.submit(cluster.source(2));
        cluster.fail(cluster.task(0, 0));
        cluster.fail(cluster.task(0, 1));
        long onThird =
                cluster.running().stream().filter(task -> task.executorId().equals("a3")).count();
        assertEquals(cluster.running().size(), onThird);
        cluster.running().forEach(cluster::resultDone);
        assertEquals(List.of(), cluster.shown());
        cluster.advance(10 * SECONDS);
        assertEquals(1, cluster.running().size());
    }

    @Test
    void triesAgainWhereItFailedIfExclusionIsOff() {
        Harness cluster =
                new Harness(plain().with(new SchedulerSettings.Failures(3, 4, 100, MILLIS)))
                        .executor("a", "h1", 1);
        JobHandle job = cluster.submit(cluster.source(1));
        cluster.fail(cluster.task(0, 0));
        cluster.fail(cluster.task(0, 0));
        assertEquals(List.of("0.0/0@a"), cluster.shown());
        cluster.fail(cluster.task(0, 0));
        cluster.assertFailed(job, Reason.TASK_FAILED);
    }

    @Test
    void forgetsFailuresThatAreLongOver() {
        Harness cluster =
                excluding(
                                new SchedulerSettings.Exclusion(
                                        true, NEVER, NEVER, NEVER, NEVER, 2, NEVER, SECONDS))
                        .executor("a", "h1", 1)
                        .executor("b", "h2", 1);
        cluster.submit(cluster.source(2));
        for (int i = 0; i < 5; i++) {
            cluster.fail(cluster.task(0, 0));
            assertEquals(List.of("0.0/1@b", "0.0/0@a"), cluster.shown());
            cluster.advance(2 * SECONDS);
        }
    }
}
