package io.feldspar.rdd.scheduler;

import static io.feldspar.rdd.scheduler.Harness.shuffle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.EngineListener;
import io.feldspar.rdd.JobFailedException.Reason;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.PartitionStore;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.rdd.protocol.ToExecutor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Jobs, stages and what goes on around them. With its neighbours: the families of cases that
/// Spark's DAGSchedulerSuite has, on our state machine.
class DagSchedulerTest extends TwoShuffles {

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
                BlockAddress served = Harness.GREETING.blocks();
                assertTrue(each.locations().stream().allMatch(at -> at.served().equals(served)));
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
    void failsAJobWhoseRddCannotSayWhereItWouldLikeToRun() {
        JobHandle job =
                cluster.submit(
                        source.failingPreferences(new IllegalStateException("no name node")));
        cluster.assertFailed(job, Reason.INVALID_STAGE);
    }

    @Test
    void holdsNothingOfAJobThatCannotBeCutIntoStages() {
        ShapeRdd unsure = ShapeRdd.over(source).failingDeterminism(new IllegalStateException("?"));
        for (int i = 0; i < 3; i++) {
            JobHandle job =
                    cluster.submit(
                            ShapeRdd.reading(
                                    2,
                                    Harness.shuffle(ShapeRdd.over(source), 2),
                                    Harness.shuffle(unsure, 2)));
            cluster.assertFailed(job, Reason.INVALID_STAGE);
        }
        assertEquals(0, cluster.driver.held());
    }

    @Test
    void failsAJobAloneOfWhichACacheThrows() {
        ShapeRdd cached = ShapeRdd.over(source);
        cached.persistIn(new BrokenStore());
        JobHandle other = cluster.submit(ShapeRdd.over(source));
        JobHandle job = cluster.submit(ShapeRdd.over(cached));
        cluster.assertFailed(job, Reason.INVALID_STAGE);
        cluster.allResultsDone(0);
        cluster.assertSucceeded(other);
    }

    /// A store of a user that fails with an error instead of saying what it holds.
    private static final class BrokenStore implements PartitionStore<Integer> {

        private static final long serialVersionUID = 1L;

        @Override
        public Iterator<Integer> iterator(Rdd<Integer> rdd, Partition partition, TaskContext task) {
            throw new NoClassDefFoundError("Store");
        }

        @Override
        public boolean complete() {
            throw new NoClassDefFoundError("Store");
        }

        @Override
        public List<String> locations(int partition) {
            return List.of();
        }

        @Override
        public boolean reliable() {
            return false;
        }

        @Override
        public void beginVersion(int version) {
            // It never comes to that.
        }
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
