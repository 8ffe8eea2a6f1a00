package io.feldspar.rdd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.serialization.Serialization;
import io.feldspar.rdd.serialization.UnserializableException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BroadcastTest {

    private static final Set<Table> SEEN = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger READ_BACK = new AtomicInteger();

    /// Equal to itself only, so that a set tells how many there are.
    private static final class Table implements Serializable {

        private static final long serialVersionUID = 1L;
        private final int factor = 3;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            READ_BACK.incrementAndGet();
        }
    }

    private static int use(Broadcast<Table> table, int x) {
        SEEN.add(table.value());
        return x * table.value().factor;
    }

    private static Rdd<Integer> numbers(FeldsparContext context) {
        return context.parallelize(IntStream.range(0, 100).boxed().toList(), 8);
    }

    @Test
    void isTheSameObjectInEveryTask() {
        SEEN.clear();
        try (FeldsparContext context = FeldsparContext.local(3)) {
            Table table = new Table();
            Broadcast<Table> broadcast = context.broadcast(table);
            assertEquals(14850, numbers(context).map(x -> use(broadcast, x)).reduce(Integer::sum));
            assertEquals(Set.of(table), SEEN);
            assertSame(table, broadcast.value());
        }
    }

    @Test
    void isReadBackOnceForAllSerializedTasks() {
        SEEN.clear();
        READ_BACK.set(0);
        try (FeldsparContext context =
                FeldsparContext.builder().threads(3).serializeTasks(true).build()) {
            Table table = new Table();
            Broadcast<Table> broadcast = context.broadcast(table);
            Rdd<Integer> tripled = numbers(context).map(x -> use(broadcast, x));
            assertEquals(14850, tripled.reduce(Integer::sum));
            assertEquals(14850, tripled.reduce(Integer::sum));
            assertEquals(1, READ_BACK.get());
            assertEquals(1, SEEN.size());
            assertNotSame(table, SEEN.iterator().next());
            broadcast.unpersist();
            assertEquals(14850, tripled.reduce(Integer::sum));
            assertEquals(2, READ_BACK.get());
        }
    }

    @Test
    void useAfterDestroyIsAClearError() {
        try (FeldsparContext context = FeldsparContext.local(2)) {
            Broadcast<Table> broadcast = context.broadcast(new Table());
            broadcast.destroy();
            IllegalStateException here =
                    assertThrows(IllegalStateException.class, broadcast::value);
            assertTrue(String.valueOf(here.getMessage()).contains("destroyed"));
            assertThrows(IllegalStateException.class, broadcast::unpersist);
            JobFailedException inTask =
                    assertThrows(
                            JobFailedException.class,
                            () -> numbers(context).map(x -> use(broadcast, x)).count());
            assertInstanceOf(IllegalStateException.class, inTask.getCause());
        }
    }

    @Test
    void endsWithItsContext() {
        FeldsparContext context = FeldsparContext.local(1);
        Broadcast<Table> broadcast = context.broadcast(new Table());
        context.close();
        assertThrows(IllegalStateException.class, broadcast::value);
    }

    @Test
    void anUnserializableValueIsNoProblemInProcessAndAClearErrorOtherwise() {
        Object lock = new Object();
        try (FeldsparContext context = FeldsparContext.local(2)) {
            Broadcast<List<Object>> broadcast = context.broadcast(List.of(lock));
            assertEquals(100, numbers(context).map(x -> broadcast.value().size()).count());
        }
        try (FeldsparContext context =
                FeldsparContext.builder().threads(2).serializeTasks(true).build()) {
            UnserializableException e =
                    assertThrows(
                            UnserializableException.class, () -> context.broadcast(List.of(lock)));
            assertTrue(String.valueOf(e.getMessage()).contains("java.lang.Object"));
        }
    }

    @Test
    void isFetchedOnceByEachExecutor() {
        READ_BACK.set(0);
        try (FeldsparContext context = sent(3)) {
            Broadcast<Table> broadcast = context.broadcast(new Table());
            Rdd<Integer> tripled =
                    numbers(context)
                            .barrier()
                            .mapPartitions((task, rows) -> once(task, broadcast))
                            .map(x -> x * broadcast.value().factor);
            assertEquals(List.of(3, 3, 3, 3, 3, 3, 3, 3), tripled.collect());
            assertEquals(List.of(3, 3, 3, 3, 3, 3, 3, 3), tripled.collect());
            assertEquals(3, READ_BACK.get());
        }
    }

    /// All partitions are computed at the same time, which takes all executors.
    private static Iterator<Integer> once(BarrierTask task, Broadcast<Table> broadcast) {
        task.barrier();
        SEEN.add(broadcast.value());
        return List.of(1).iterator();
    }

    private static FeldsparContext sent(int executors) {
        return FeldsparContext.builder()
                .executors(executors)
                .threads(3)
                .serializeTasks(true)
                .encodeMessages(true)
                .build();
    }

    @Test
    void aValueOfManyBlocksArrivesWhole() {
        byte[] large = new byte[10 << 20];
        new Random(1).nextBytes(large);
        try (FeldsparContext context = sent(2)) {
            Broadcast<byte[]> broadcast = context.broadcast(large);
            int expected = Arrays.hashCode(large);
            assertEquals(
                    Set.of(expected),
                    Set.copyOf(
                            numbers(context)
                                    .map(x -> Arrays.hashCode(broadcast.value()))
                                    .collect()));
        }
    }

    @Test
    void isKnownToThreadsThatATaskStarts() {
        try (FeldsparContext context = sent(1)) {
            Broadcast<Integer> broadcast = context.broadcast(4);
            assertEquals(
                    List.of(4),
                    context.parallelize(List.of(1), 1)
                            .map(x -> CompletableFuture.supplyAsync(broadcast::value).get())
                            .collect());
        }
    }

    @Test
    void survivesWithinRows() {
        try (FeldsparContext context = sent(2)) {
            Broadcast<Integer> broadcast = context.broadcast(4);
            assertEquals(
                    List.of(8, 8),
                    context.parallelize(List.of(1, 2), 2)
                            .map(x -> broadcast)
                            .repartition(2)
                            .map(each -> each.value() * 2)
                            .collect());
        }
    }

    @Test
    void aValueOfAnotherContextIsNotTakenForOneOfThisOne() {
        try (FeldsparContext mine = sent(1);
                FeldsparContext other = sent(1)) {
            Broadcast<Integer> here = mine.broadcast(1);
            Broadcast<Integer> there = other.broadcast(2);
            assertEquals(1, here.value());
            JobFailedException e =
                    assertThrows(
                            JobFailedException.class,
                            () -> numbers(mine).map(x -> there.value()).count());
            assertTrue(e.getMessage().contains("its context is closed"), e.getMessage());
        }
    }

    @Test
    void tasksCannotDropIt() {
        try (FeldsparContext context = sent(1)) {
            Broadcast<Integer> broadcast = context.broadcast(4);
            JobFailedException e =
                    assertThrows(
                            JobFailedException.class,
                            () -> numbers(context).foreach(x -> broadcast.destroy()));
            assertTrue(e.getMessage().contains("by the driver only"), e.getMessage());
            assertEquals(4, broadcast.value());
        }
    }

    @Test
    void cannotBeUsedWhereItWasReadBackOutsideATask() {
        try (FeldsparContext context = sent(1)) {
            Broadcast<Integer> broadcast = context.broadcast(4);
            byte[] written = Serialization.write(broadcast, "a broadcast");
            Broadcast<?> copy = (Broadcast<?>) Serialization.read(written, "a broadcast");
            IllegalStateException e = assertThrows(IllegalStateException.class, copy::value);
            assertTrue(String.valueOf(e.getMessage()).contains("read back outside a task"));
        }
    }
}
