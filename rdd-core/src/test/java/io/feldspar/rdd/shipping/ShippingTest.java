package io.feldspar.rdd.shipping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.execution.StageWork;
import io.feldspar.rdd.protocol.TaskWork;
import io.feldspar.rdd.serialization.UnserializableException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShippingTest {

    private final FeldsparContext context = FeldsparContext.builder().threads(1).build();
    private final EncodedStages stages = new EncodedStages();

    @AfterEach
    void close() {
        context.close();
    }

    /// What is sent for one task.
    private record Sent(int shared, int own) {}

    private Sent send(int stageId, Rdd<?> rdd) {
        publish(stageId, rdd);
        TaskWork work = stages.work(stageId, 0);
        byte[] shared = stages.fetch(stageId, work.stageDigest());
        assertTrue(shared != null);
        return new Sent(shared.length, work.partition().remaining());
    }

    private void publish(int stageId, Rdd<?> rdd) {
        stages.publish(stageId, new StageWork.ResultWork(rdd, (task, rows) -> 0));
        stages.prepare(stageId, IntStream.range(0, rdd.numPartitions()).toArray());
    }

    private Rdd<Integer> numbers(int count, int partitions) {
        return context.parallelize(IntStream.range(0, count).boxed().toList(), partitions);
    }

    @Test
    void aTaskCarriesItsOwnPartitionAndNoOther() {
        Sent few = send(1, numbers(1_000, 1).map(x -> x + 1));
        Sent many = send(2, numbers(1_000_000, 1_000).map(x -> x + 1));
        assertEquals(few.own(), many.own(), 100, "each has 1,000 rows");
        assertEquals(few.shared(), many.shared(), "no rows are in what the tasks share");
        assertTrue(many.shared() < 3_000, many.toString());
    }

    @Test
    void aTaskBehindAShuffleCarriesNothingOfTheMapSide() {
        byte[] captured = new byte[1 << 20];
        PairRdd<Integer, Integer> mapped =
                numbers(1_000, 10).mapToPair(x -> Pair.of(x % 7, x + captured.length));
        assertTrue(send(1, mapped).shared() > 1 << 20, "the map tasks do carry it");
        Rdd<?> reduced = mapped.reduceByKey(Integer::sum);
        Sent sent = send(2, reduced);
        assertTrue(sent.shared() < 3_000, sent.toString());
        assertTrue(sent.own() < 500, sent.toString());
        Rdd<?> twice = mapped.groupByKey().repartition(4);
        assertTrue(send(3, twice).shared() < 4_000);
    }

    @Test
    void partitionsOfSeveralParentsComeWithTheTaskThatReadsThem() {
        Rdd<Integer> left = numbers(100_000, 100);
        Rdd<Integer> right = numbers(100_000, 100);
        Sent one = send(1, left);
        assertTrue(send(2, left.union(right)).own() < 1.2 * one.own());
        assertTrue(send(3, left.zip(right)).own() < 2.2 * one.own());
        assertTrue(send(4, left.cartesian(right)).own() < 2.2 * one.own());
        assertTrue(send(5, left.coalesce(50)).own() < 2.2 * one.own());
    }

    @Test
    void executorsDecodeAStageOnceAndFetchItOnce() {
        publish(1, numbers(10, 2));
        List<Integer> fetched = new ArrayList<>();
        StageCache cache =
                new StageCache(
                        (stageId, digest) -> {
                            fetched.add(stageId);
                            return stages.fetch(stageId, digest);
                        },
                        1 << 20);
        StageWork first = cache.stage(1, stages.work(1, 0));
        assertSame(first, cache.stage(1, stages.work(1, 1)));
        assertEquals(List.of(1), fetched);
        cache.forget(1);
        assertEquals(0, cache.size());
    }

    @Test
    void theStageThatWasNotUsedForTheLongestTimeIsDroppedFirst() {
        List<Integer> fetched = new ArrayList<>();
        for (int stage = 1; stage <= 3; stage++) {
            publish(stage, numbers(10, 1));
        }
        long size = send(4, numbers(10, 1)).shared();
        StageCache cache =
                new StageCache(
                        (stageId, digest) -> {
                            fetched.add(stageId);
                            return stages.fetch(stageId, digest);
                        },
                        2 * size + 10);
        for (int stage : new int[] {1, 2, 1, 3, 1, 2}) {
            cache.stage(stage, stages.work(stage, 0));
        }
        assertEquals(List.of(1, 2, 3, 2), fetched);
        assertEquals(2, cache.size());
    }

    @Test
    void damagedWorkIsNotRun() {
        publish(1, numbers(10, 1));
        StageCache cache =
                new StageCache(
                        (stageId, digest) -> {
                            byte[] bytes = stages.fetch(stageId, digest);
                            assertTrue(bytes != null);
                            byte[] damaged = bytes.clone();
                            damaged[damaged.length / 2] ^= 1;
                            return damaged;
                        },
                        1 << 20);
        TaskWork work = stages.work(1, 0);
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> cache.stage(1, work));
        assertEquals("the work of stage 1 arrived damaged", e.getMessage());
        assertEquals(0, cache.size());
    }

    @Test
    void workOfAForgottenStageIsGone() {
        publish(1, numbers(10, 1));
        TaskWork work = stages.work(1, 0);
        stages.forget(1);
        assertNull(stages.fetch(1, work.stageDigest()));
        assertEquals(0, stages.size());
    }

    @Test
    void anotherAttemptOfAStageTakesAlongWhatWasPersistedSince() {
        Rdd<Integer> numbers = numbers(10, 1);
        publish(1, numbers);
        TaskWork before = stages.work(1, 0);
        numbers.cache();
        stages.prepare(1, new int[] {0});
        TaskWork after = stages.work(1, 0);
        assertTrue(!before.stageDigest().equals(after.stageDigest()));
        assertTrue(stages.fetch(1, before.stageDigest()) != null, "its tasks may still ask");
        StageCache cache = new StageCache(stages, 1 << 20);
        assertNull(cache.stage(1, before).rdd().store());
        assertTrue(cache.stage(1, after).rdd().store() != null);
    }

    @Test
    void aPartitionTooLargeForALaunchSaysWhatToDo() {
        Rdd<byte[]> rows = context.parallelize(List.of(new byte[9 << 20]), 1);
        UnserializableException e =
                assertThrows(UnserializableException.class, () -> publish(1, rows));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("partition 0 of ParallelCollectionRdd["), message);
        assertTrue(message.contains("use more partitions"), message);
    }

    @Test
    void aShippedRddCannotListItsPartitions() {
        Rdd<Integer> numbers = numbers(10, 2);
        publish(1, numbers);
        StageWork there = new StageCache(stages, 1 << 20).stage(1, stages.work(1, 0));
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> there.rdd().partitions());
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("was shipped with its own partition alone"), message);
    }
}
