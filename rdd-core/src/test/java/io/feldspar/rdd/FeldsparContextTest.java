package io.feldspar.rdd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.JobFailedException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeldsparContextTest {

    private final FeldsparContext context = FeldsparContext.local(3);

    @AfterEach
    void close() {
        context.close();
    }

    private Rdd<Integer> numbers(int count, int slices) {
        return context.parallelize(IntStream.range(0, count).boxed().toList(), slices);
    }

    @Test
    void runsAFunctionOverEveryPartition() {
        List<Integer> sizes =
                context.runJob(numbers(10, 4), (task, rows) -> TestRdds.toList(rows).size());
        assertEquals(List.of(2, 3, 2, 3), sizes);
    }

    @Test
    void runsOnlyThePartitionsThatAreAskedFor() {
        List<List<Integer>> some =
                context.runJob(
                        numbers(8, 4), new int[] {3, 1}, (task, rows) -> TestRdds.toList(rows));
        assertEquals(List.of(List.of(6, 7), List.of(2, 3)), some);
    }

    @Test
    void givesResultsOfAnEmptyListOfPartitionsAtOnce() {
        assertEquals(List.of(), context.runJob(numbers(8, 4), new int[0], (task, rows) -> 1));
    }

    @Test
    void refusesAPartitionThatIsNotThere() {
        Rdd<Integer> rdd = numbers(8, 4);
        assertThrows(
                IllegalArgumentException.class,
                () -> context.runJob(rdd, new int[] {4}, (task, rows) -> 1));
    }

    @Test
    void movesRowsThroughShufflesInOrderOfMapPartitions() {
        Rdd<Integer> first = new TestRdds.Shuffled<>(TestRdds.byHash(numbers(100, 7), 5));
        Rdd<Integer> second = new TestRdds.Shuffled<>(TestRdds.byHash(first, 3));
        List<List<Integer>> parts = context.runJob(second, (task, rows) -> TestRdds.toList(rows));
        List<Integer> expected = new ArrayList<>();
        for (int mod = 0; mod < 5; mod++) {
            for (int row = mod; row < 100; row += 5) {
                if (row % 3 == 1) {
                    expected.add(row);
                }
            }
        }
        assertEquals(expected, parts.get(1));
    }

    @Test
    void computesASharedShuffleOnce() {
        AtomicInteger computed = new AtomicInteger();
        Rdd<Integer> counted =
                new TestRdds.Mapped<>(
                        numbers(20, 4),
                        row -> {
                            computed.incrementAndGet();
                            return row;
                        });
        Rdd<Integer> shuffled = new TestRdds.Shuffled<>(TestRdds.byHash(counted, 2));
        assertEquals(20, TestRdds.collect(shuffled).size());
        assertEquals(20, TestRdds.collect(shuffled).size());
        assertEquals(20, computed.get());
    }

    @Test
    void makesAReleasedShuffleAgain() {
        ShuffleDependency<Integer, Integer> shuffle = TestRdds.byHash(numbers(20, 4), 2);
        Rdd<Integer> shuffled = new TestRdds.Shuffled<>(shuffle);
        TestRdds.collect(shuffled);
        context.releaseShuffle(shuffle);
        assertEquals(20, TestRdds.collect(shuffled).size());
    }

    @Test
    void tellsTheSizesOfAMapStage() {
        ShuffleDependency<Integer, Integer> shuffle = TestRdds.byHash(numbers(10, 4), 3);
        MapOutputStatistics sizes = context.runMapStage(shuffle);
        assertEquals(
                List.of(4L, 3L, 3L), IntStream.range(0, 3).mapToObj(i -> sizes.rows()[i]).toList());
        assertEquals(10, sizes.totalRows());
    }

    @Test
    void readsAShuffleInPiecesOfItsMaps() {
        ShuffleDependency<Integer, Integer> shuffle = TestRdds.byHash(numbers(8, 4), 1);
        Rdd<Integer> half =
                new Rdd<>(context, List.of(shuffle)) {
                    @Override
                    protected List<Partition> computePartitions() {
                        return TestRdds.parts(2);
                    }

                    @Override
                    public java.util.Iterator<Integer> compute(Partition part, TaskContext task) {
                        int from = part.index() * 2;
                        return task.readShuffle(shuffle, 0, from, from + 2);
                    }
                };
        assertEquals(
                List.of(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7)),
                context.runJob(half, (task, rows) -> TestRdds.toList(rows)));
    }

    @Test
    void failsAJobWithWhatTheTaskThrew() {
        Rdd<Integer> bad = new TestRdds.Mapped<>(numbers(4, 2), row -> 1 / (row - 3));
        JobFailedException e = assertThrows(JobFailedException.class, () -> TestRdds.collect(bad));
        assertEquals(Reason.TASK_FAILED, e.reason());
        assertInstanceOf(ArithmeticException.class, e.getCause());
    }

    @Test
    void interruptsTheTasksOfACancelledJob() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        JobHandle job =
                context.submitJob(
                        numbers(1, 1),
                        (task, rows) -> {
                            started.countDown();
                            try {
                                Thread.sleep(600_000);
                            } catch (InterruptedException e) {
                                interrupted.countDown();
                                task.checkCancelled();
                            }
                            return 0;
                        },
                        (index, result) -> {});
        started.await();
        job.cancel("enough");
        interrupted.await();
        JobFailedException e = assertThrows(JobFailedException.class, job::await);
        assertEquals(Reason.CANCELLED, e.reason());
        assertTrue(String.valueOf(e.getMessage()).contains("enough"));
    }

    @Test
    void failsAJobWhoseHandlerThrows() {
        JobHandle job =
                context.submitJob(
                        numbers(4, 4),
                        (task, rows) -> 1,
                        (index, result) -> {
                            throw new IllegalStateException("no room");
                        });
        JobFailedException e = assertThrows(JobFailedException.class, job::await);
        assertEquals(Reason.HANDLER_FAILED, e.reason());
        assertEquals(10, TestRdds.collect(numbers(10, 3)).size());
    }

    @Test
    void accumulatesOnceForEachPartitionThroughRetries() {
        for (boolean encoded : List.of(false, true)) {
            FeldsparContext retrying =
                    FeldsparContext.builder()
                            .threads(3)
                            .maxTaskFailures(3)
                            .encodeMessages(encoded)
                            .build();
            try (retrying) {
                Accumulator<Long> rows = retrying.accumulator(0L, Long::sum);
                Rdd<Integer> rdd =
                        retrying.parallelize(IntStream.range(0, 100).boxed().toList(), 9);
                retrying.runJob(
                        rdd,
                        (task, each) -> {
                            each.forEachRemaining(row -> rows.add(task, 1L));
                            if (task.attemptNumber() < 2) {
                                throw new IllegalStateException("not yet");
                            }
                            return 0;
                        });
                assertEquals(100L, rows.value());
            }
        }
    }

    @Test
    void letsATaskCommit() {
        List<Boolean> answers = context.runJob(numbers(10, 5), (task, rows) -> task.mayCommit());
        assertEquals(List.of(true, true, true, true, true), answers);
    }

    @Test
    void printsItsLineage() {
        Rdd<Integer> shuffled = new TestRdds.Shuffled<>(TestRdds.byHash(numbers(4, 2), 3));
        assertEquals(
                """
                (3) Shuffled[1]
                   +-(2) ParallelCollectionRdd[0]
                """,
                shuffled.toDebugString());
    }

    @Test
    void printsSharedLineageOnce() {
        Rdd<Integer> shared = numbers(4, 2);
        for (int i = 0; i < 60; i++) {
            shared = shared.zip(shared).map(Pair::key);
        }
        List<String> lines = shared.toDebugString().lines().toList();
        assertEquals(3 * 60 + 1, lines.size());
        assertEquals("   |  ParallelCollectionRdd[0] (above)", lines.get(121));
    }
}
