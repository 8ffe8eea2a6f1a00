package io.feldspar.rdd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.JobFailedException.Reason;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// User code that throws fails its own job, whatever it is; the schedulers go on.
@Timeout(120)
class MisbehavingCodeTest {

    private final FeldsparContext context = FeldsparContext.builder().threads(2).build();

    @AfterEach
    void theNextJobSucceeds() {
        try (context) {
            assertEquals(100, numbers().count());
            assertEquals(10, numbers().keyBy(row -> row % 10).groupByKey().count());
        }
    }

    private Rdd<Integer> numbers() {
        return context.parallelize(IntStream.range(0, 100).boxed().toList(), 4);
    }

    private static JobFailedException fails(Runnable action) {
        return assertThrows(JobFailedException.class, action::run);
    }

    /// A partitioner that does not like one key.
    private static final class Picky extends Partitioner {

        private static final long serialVersionUID = 1L;

        private final int answerForSeven;

        Picky(int answerForSeven) {
            this.answerForSeven = answerForSeven;
        }

        @Override
        public int numPartitions() {
            return 3;
        }

        @Override
        public int partition(@Nullable Object key) {
            if (Integer.valueOf(7).equals(key) && answerForSeven < 0) {
                throw new IllegalStateException("not seven");
            }
            return Integer.valueOf(7).equals(key) ? answerForSeven : 0;
        }
    }

    @Test
    void aPartitionerThatThrows() {
        PairRdd<Integer, Integer> pairs = numbers().keyBy(row -> row);
        JobFailedException e = fails(() -> pairs.partitionBy(new Picky(-1)).rdd().count());
        assertEquals(Reason.TASK_FAILED, e.reason());
        assertInstanceOf(IllegalStateException.class, e.getCause());
    }

    @Test
    void aPartitionerThatNamesAPartitionThatIsNotThere() {
        PairRdd<Integer, Integer> pairs = numbers().keyBy(row -> row);
        JobFailedException e = fails(() -> pairs.partitionBy(new Picky(3)).rdd().count());
        assertEquals(Reason.TASK_FAILED, e.reason());
    }

    @Test
    void anIteratorThatThrowsHalfWay() {
        Rdd<Integer> bad =
                numbers()
                        .mapPartitions(
                                rows ->
                                        new Iterator<Integer>() {
                                            @Override
                                            public boolean hasNext() {
                                                return rows.hasNext();
                                            }

                                            @Override
                                            public Integer next() {
                                                int row = rows.next();
                                                if (row == 60) {
                                                    throw new IllegalStateException("tired");
                                                }
                                                return row;
                                            }
                                        });
        assertEquals(Reason.TASK_FAILED, fails(bad::count).reason());
    }

    @Test
    void aTaskThatThrowsAnError() {
        Rdd<Integer> deep = numbers().map(row -> sink(row, row));
        JobFailedException e = fails(deep::count);
        assertEquals(Reason.TASK_FAILED, e.reason());
        assertInstanceOf(StackOverflowError.class, e.getCause());
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int sink(int row, int depth) {
        return sink(row, depth + 1) + row;
    }

    @Test
    void anAccumulatorThatCannotAdd() {
        Accumulator<Integer> bad =
                context.accumulator(
                        0,
                        (one, two) -> {
                            throw new IllegalStateException("no arithmetic");
                        });
        List<Integer> counts =
                context.runJob(
                        numbers(),
                        (task, rows) -> {
                            bad.add(task, 1);
                            return 1;
                        });
        assertEquals(List.of(1, 1, 1, 1), counts);
        assertEquals(0, bad.value());
    }

    @Test
    void anAccumulatorThatThrowsAnError() {
        Accumulator<Integer> bad =
                context.accumulator(
                        0,
                        (one, two) -> {
                            throw new NoClassDefFoundError("arithmetic");
                        });
        numbers().foreach(row -> {});
        List<Integer> counts =
                context.runJob(
                        numbers(),
                        (task, rows) -> {
                            bad.add(task, 1);
                            return 1;
                        });
        assertEquals(List.of(1, 1, 1, 1), counts);
    }

    @Test
    void aHandlerThatThrowsAnError() {
        JobHandle job =
                context.submitJob(
                        numbers(),
                        (task, rows) -> 1,
                        (partition, one) -> {
                            throw new AssertionError("not one");
                        });
        JobFailedException e = fails(() -> context.await(job));
        assertEquals(Reason.HANDLER_FAILED, e.reason());
    }

    @Test
    void anActionAtTheEndOfAJobThatThrowsAnError() throws InterruptedException {
        CountDownLatch next = new CountDownLatch(1);
        JobHandle job = context.submitJob(numbers(), (task, rows) -> 1, (partition, one) -> {});
        job.whenDone(
                () -> {
                    throw new OutOfMemoryError("as if");
                });
        job.whenDone(next::countDown);
        context.await(job);
        assertTrue(next.await(60, TimeUnit.SECONDS));
    }

    @Test
    void aQuickListenerThatThrowsAnError() {
        context.addQuickListener(
                new EngineListener() {
                    @Override
                    public void taskEnded(int stage, int partition, long id, String outcome) {
                        throw new LinkageError("an old listener");
                    }
                });
        assertEquals(100, numbers().count());
    }

    @Test
    void anRddThatThrowsAnErrorWhenAskedWhereToRun() {
        JobFailedException e = fails(new Unsure(context, true)::count);
        assertEquals(Reason.INVALID_STAGE, e.reason());
    }

    @Test
    void anRddThatThrowsAnErrorWhenAskedForItsDeterminism() {
        Rdd<Integer> shuffled = new Unsure(context, false).keyBy(row -> row).groupByKey().keys();
        JobFailedException e = fails(shuffled::count);
        assertEquals(Reason.INVALID_STAGE, e.reason());
    }

    /// Throws errors where the scheduler asks.
    private static final class Unsure extends Rdd<Integer> {

        private static final long serialVersionUID = 1L;

        private final boolean aboutLocations;

        Unsure(FeldsparContext context, boolean aboutLocations) {
            super(context, List.of());
            this.aboutLocations = aboutLocations;
        }

        @Override
        protected List<Partition> computePartitions() {
            return Partition.numbered(2);
        }

        @Override
        public Iterator<Integer> compute(Partition partition, TaskContext task) {
            return List.of(1).iterator();
        }

        @Override
        public List<String> preferredLocations(Partition partition) {
            if (aboutLocations) {
                throw new AssertionError("nowhere");
            }
            return List.of();
        }

        @Override
        protected Determinism ownDeterminism() {
            if (!aboutLocations) {
                throw new NoClassDefFoundError("Randomness");
            }
            return Determinism.DETERMINATE;
        }
    }

    @Test
    void listenersThatThrowAtEverything() {
        context.addListener(
                new EngineListener() {
                    @Override
                    public void jobStarted(int jobId, int[] stageIds) {
                        throw new IllegalStateException("job started");
                    }

                    @Override
                    public void jobEnded(int jobId, String failure) {
                        throw new IllegalStateException("job ended");
                    }

                    @Override
                    public void stageSubmitted(int stageId, int attempt, int tasks, String name) {
                        throw new IllegalStateException("stage submitted");
                    }

                    @Override
                    public void taskStarted(int stage, int partition, long id, String executor) {
                        throw new IllegalStateException("task started");
                    }

                    @Override
                    public void taskEnded(int stage, int partition, long id, String outcome) {
                        throw new IllegalStateException("task ended");
                    }
                });
        assertEquals(100, numbers().count());
    }

    @Test
    void anRddThatCannotSayItsPartitions() {
        Rdd<Integer> shapeless =
                new Rdd<>(context, List.of()) {
                    @Override
                    protected List<Partition> computePartitions() {
                        throw new IllegalStateException("no shape");
                    }

                    @Override
                    public Iterator<Integer> compute(Partition partition, TaskContext task) {
                        return List.<Integer>of().iterator();
                    }
                };
        RuntimeException e = assertThrows(RuntimeException.class, shapeless::count);
        assertTrue(e.toString().contains("no shape"), e.toString());
    }

    private static Integer read(Integer row) throws IOException {
        throw new IOException("no row " + row);
    }

    /// Whatever takes a function takes one that declares checked exceptions, which come out as they
    /// were thrown.
    @Test
    void functionsThatThrowCheckedExceptions() {
        List<Runnable> actions =
                List.of(
                        () -> numbers().map(MisbehavingCodeTest::read).count(),
                        () -> numbers().filter(row -> read(row) > 0).count(),
                        () -> numbers().flatMap(row -> List.of(read(row)).iterator()).count(),
                        () -> numbers().mapToDouble(MisbehavingCodeTest::read).sum(),
                        () -> numbers().keyBy(MisbehavingCodeTest::read).groupByKey().count(),
                        () -> numbers().mapPartitions(rows -> List.of(read(1)).iterator()).count(),
                        () -> numbers().foreach(MisbehavingCodeTest::read),
                        () -> numbers().foreachPartition(rows -> read(2)),
                        () -> numbers().reduce((a, b) -> read(a)),
                        () -> numbers().aggregate(() -> read(3), (a, b) -> a, (a, b) -> a),
                        () -> numbers().keyBy(row -> 0).reduceByKey((a, b) -> read(a)).count());
        for (Runnable action : actions) {
            JobFailedException e = fails(action);
            assertEquals(Reason.TASK_FAILED, e.reason());
            assertInstanceOf(IOException.class, e.getCause());
        }
    }

    @Test
    void anAsynchronousActionWhoseFunctionThrowsWhileResultsAreMerged() {
        FutureAction<List<Integer>> reduced =
                FutureAction.start(
                        () ->
                                List.of(
                                        context.parallelize(List.of(1, 2), 2)
                                                .reduce((a, b) -> read(a))));
        ExecutionException e = assertThrows(ExecutionException.class, reduced::get);
        assertInstanceOf(IOException.class, e.getCause());
    }
}
