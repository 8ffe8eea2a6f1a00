package io.feldspar.rdd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.JobFailedException.Reason;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// User code that throws fails its own job, whatever it is; the schedulers go on.
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
}
