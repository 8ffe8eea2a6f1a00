package io.feldspar.rdd.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.Accumulator;
import io.feldspar.rdd.BlockSerializer;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.HashPartitioner;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.TestRdds;
import io.feldspar.rdd.failure.Failure;
import io.feldspar.rdd.function.SerializableFunction;
import io.feldspar.rdd.job.DriverContext;
import io.feldspar.rdd.serialization.UnserializableException;
import io.feldspar.rdd.settings.LocalSettings;
import io.feldspar.rdd.storage.BlockStore;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SerializedTasksTest {

    private final LocalEngine engine =
            LocalEngine.start(
                    new LocalSettings(2, 2, 2, true, true, BlockStore.Settings.standard(2)));
    private final FeldsparContext context = new DriverContext(engine);

    @AfterEach
    void close() {
        context.close();
    }

    private Rdd<Integer> numbers() {
        return context.parallelize(IntStream.range(0, 100).boxed().toList(), 4);
    }

    /// A row that any task may spoil.
    private static final class Box implements Serializable {
        private static final long serialVersionUID = 1L;
        private int value;

        Box(int value) {
            this.value = value;
        }

        Box add(int more) {
            value += more;
            return this;
        }
    }

    @Test
    void aBroadSelectionWorks() {
        PairRdd<Integer, Integer> pairs = numbers().mapToPair(x -> Pair.of(x % 7, x));
        assertEquals(7, pairs.reduceByKey(Integer::sum).count());
        assertEquals(7, pairs.groupByKey().mapValues(List::size).collectAsMap().size());
        assertEquals(7, pairs.aggregateByKey(() -> 0L, (a, x) -> a + x, (a, b) -> a + b).count());
        assertEquals(100, pairs.join(pairs.groupByKey().mapValues(List::size)).count());
        assertEquals(100, numbers().repartition(3).sortBy(x -> -x).first() + 1);
        assertEquals(50, numbers().intersection(numbers().filter(x -> x < 50)).count());
        assertEquals(200, numbers().union(numbers()).coalesce(3).count());
        assertEquals(100, numbers().zip(numbers()).zipWithIndex().count());
        assertEquals(400, numbers().cartesian(context.range(0, 4, 2)).count());
        assertEquals(4950, numbers().treeReduce(Integer::sum, 2));
        assertEquals(List.of(99, 98), numbers().top(2, Integer::compare));
        assertEquals(25, numbers().glom().first().size());
        assertEquals(14, pairs.lookup(3).size());
        assertEquals(20, numbers().takeSample(false, 20, 1).size());
        assertEquals(Map.of(true, 50L, false, 50L), numbers().map(x -> x < 50).countByValue());
        assertEquals(
                100,
                pairs.repartitionAndSortWithinPartitions(new HashPartitioner(3), Integer::compare)
                        .count());
        Accumulator<Long> sum = context.accumulator(0L, Long::sum);
        context.runJob(
                numbers(),
                (task, rows) -> {
                    rows.forEachRemaining(row -> sum.add(task, (long) row));
                    return 0;
                });
        assertEquals(4950, sum.value());
        assertEquals(0, engine.heldResults());
    }

    @Test
    void everyReaderOfAShuffleGetsRowsOfItsOwn() {
        ShuffleDependency<Box, Box> shuffle =
                new ShuffleDependency<>(
                        numbers().map(Box::new),
                        2,
                        (rows, sink, task) ->
                                rows.forEachRemaining(row -> sink.emit(row.value % 2, row)));
        Rdd<Box> read = new TestRdds.Shuffled<>(shuffle);
        assertEquals(4950 + 100, read.map(box -> box.add(1).value).reduce(Integer::sum));
        assertEquals(4950 + 100, read.map(box -> box.add(1).value).reduce(Integer::sum));
    }

    /// Reads ten times what it wrote, so that one sees that it was there.
    private static final class TenTimes implements BlockSerializer<Object> {
        private static final long serialVersionUID = 1L;

        @Override
        public void write(Object element, DataOutput out) throws IOException {
            out.writeInt(((Number) element).intValue());
        }

        @Override
        public Object read(DataInput in) throws IOException {
            return in.readInt() * 10;
        }
    }

    @Test
    void aShuffleUsesItsOwnSerializer() {
        ShuffleDependency<Integer, Object> shuffle =
                new ShuffleDependency<>(
                        numbers(),
                        1,
                        (rows, sink, task) -> rows.forEachRemaining(row -> sink.emit(0, row)),
                        null,
                        new TenTimes());
        assertEquals(990, new TestRdds.Shuffled<>(shuffle).collect().getLast());
    }

    /// Not serializable, as the connections that closures catch by mistake.
    private static final class Connection {
        int send(int x) {
            return x + 1;
        }
    }

    /// Serializable but for its field.
    private static final class Sender implements SerializableFunction<Integer, Integer> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial")
        private final Connection connection = new Connection();

        @Override
        public Integer call(Integer x) {
            return connection.send(x);
        }
    }

    @Test
    void anUnserializableClosureIsAClearErrorThatNamesTheField() {
        Rdd<Integer> bad = numbers().map(new Sender());
        JobFailedException e = assertThrows(JobFailedException.class, bad::count);
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("field 'connection' of " + Sender.class.getName()), message);
        assertTrue(message.contains("Connection is not Serializable"), message);
        assertEquals(JobFailedException.Reason.INVALID_STAGE, e.reason());
        assertEquals(100, numbers().count(), "the scheduler goes on");
        assertEquals(0, engine.heldWorks());
    }

    @Test
    void aCapturedValueIsNamedToo() {
        Connection connection = new Connection();
        Rdd<Integer> bad = numbers().repartition(2).map(x -> connection.send(x));
        JobFailedException e =
                assertThrows(JobFailedException.class, () -> bad.repartition(3).count());
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("captured value 0 of"), message);
        assertTrue(message.contains("aCapturedValueIsNamedToo"), message);
        assertEquals(100, numbers().repartition(2).count());
    }

    @Test
    void anUnserializableResultFailsTheJobAtOnce() {
        JobFailedException e =
                assertThrows(
                        JobFailedException.class,
                        () -> context.runJob(numbers(), (task, rows) -> new Connection()));
        assertInstanceOf(UnserializableException.class, e.getCause());
        assertTrue(String.valueOf(e.getMessage()).contains("failed 1 time"), e.getMessage());
    }

    @Test
    void resultsThatTakeMoreThanAllowedFailTheJobAndSayWhatToDo() {
        try (FeldsparContext small =
                FeldsparContext.builder()
                        .threads(2)
                        .serializeTasks(true)
                        .maxResultSize(30_000)
                        .build()) {
            Rdd<byte[]> rows =
                    small.parallelize(IntStream.range(0, 4).boxed().toList(), 4)
                            .map(_ -> new byte[8_000]);
            assertEquals(4, rows.count());
            assertEquals(2, rows.take(2).size());
            JobFailedException e = assertThrows(JobFailedException.class, rows::collect);
            Failure failure = e.failure();
            assertNotNull(failure);
            assertEquals("RESULT_TOO_LARGE", failure.code());
            assertTrue(failure.problem().endsWith("more than the 30,000 that are allowed"));
            assertTrue(failure.advice().startsWith("Raise maxResultSize"));
            assertEquals(4, rows.count(), "the scheduler goes on");
        }
    }

    @Test
    void anUnserializableRowOfAShuffleFailsTheJobAtOnce() {
        Rdd<Connection> rows = numbers().map(_ -> new Connection());
        JobFailedException e =
                assertThrows(JobFailedException.class, () -> rows.repartition(2).count());
        assertTrue(String.valueOf(e.getMessage()).contains("a row of a shuffle"), e.getMessage());
    }

    @Test
    void anRddOfTheUsersOwnIsShippedWithItsFields() {
        class Squares extends Rdd<Integer> {
            private static final long serialVersionUID = 1L;
            private final int size;

            Squares(FeldsparContext context, int size) {
                super(context, List.of());
                this.size = size;
            }

            @Override
            protected List<Partition> computePartitions() {
                return List.of(new TestRdds.Part(0), new TestRdds.Part(1));
            }

            @Override
            public Iterator<Integer> compute(Partition partition, TaskContext task) {
                List<Integer> squares = new ArrayList<>();
                for (int i = partition.index(); i < size; i += 2) {
                    squares.add(i * i);
                }
                return squares.iterator();
            }
        }
        JobFailedException e =
                assertThrows(JobFailedException.class, () -> new Squares(context, 5).collect());
        assertTrue(
                String.valueOf(e.getMessage()).contains("field 'this$0' of"),
                "an inner class catches the test: " + e.getMessage());
    }

    @Test
    void afterTheLastJobNothingIsHeld() throws InterruptedException {
        assertEquals(7, sums());
        for (int i = 0; engine.heldShuffles() + engine.heldBlocks() > 0 && i < 10_000; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertEquals(0, engine.heldShuffles());
        assertEquals(0, engine.heldBlocks());
        assertEquals(0, engine.heldResults());
        assertEquals(0, engine.heldWorks());
    }

    private long sums() {
        PairRdd<Integer, Integer> sums =
                numbers().mapToPair(x -> Pair.of(x % 7, x)).reduceByKey(Integer::sum).cache();
        assertEquals(7, sums.count());
        assertTrue(engine.heldShuffles() > 0);
        return sums.repartition(3).count();
    }
}
