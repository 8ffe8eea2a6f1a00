package io.feldspar.rdd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.serialization.UnserializableException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
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
            Broadcast<List<Object>> broadcast = context.broadcast(List.of(lock));
            JobFailedException e =
                    assertThrows(
                            JobFailedException.class,
                            () -> numbers(context).map(x -> broadcast.value().size()).count());
            assertInstanceOf(UnserializableException.class, e.getCause());
        }
    }
}
