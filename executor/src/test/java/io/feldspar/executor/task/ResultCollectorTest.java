package io.feldspar.executor.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ResultCollectorTest {

    private static Batch batch(int... values) {
        Vector[] columns = {new IntVector(SimpleType.INTEGER, values, null, values.length)};
        return Batch.of(columns, values.length);
    }

    private static List<Object> rows(Batch batch) {
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < batch.rowCount(); i++) {
            rows.addAll(batch.values(i));
        }
        return rows;
    }

    private static List<Object> rest(ResultCollector collector) throws InterruptedException {
        collector.end(null);
        List<Object> rows = new ArrayList<>();
        for (Batch next = collector.take(); next != null; next = collector.take()) {
            rows.addAll(rows(next));
        }
        return rows;
    }

    @Test
    void aFailedAttemptLeavesNoUnreadRows() throws InterruptedException {
        ResultCollector collector = new ResultCollector(1 << 20, false);
        try (ResultChannel first = collector.open(0, 1, "a")) {
            assertTrue(first.put(batch(1, 2)));
        }
        try (ResultChannel second = collector.open(0, 2, "a")) {
            assertTrue(second.put(batch(1, 2, 3)));
            second.complete();
        }
        assertEquals(List.of(1, 2, 3), rest(collector));
    }

    @Test
    void theNextAttemptPassesOverRowsThatWereRead() throws InterruptedException {
        ResultCollector collector = new ResultCollector(1 << 20, true);
        try (ResultChannel first = collector.open(0, 1, "a")) {
            assertTrue(first.put(batch(1, 2)));
            assertTrue(first.put(batch(3, 4)));
            assertEquals(List.of(1, 2), rows(collector.take()));
            assertEquals(List.of(3, 4), rows(collector.take()));
            assertTrue(first.put(batch(5)));
        }
        try (ResultChannel second = collector.open(0, 2, "a")) {
            assertTrue(second.put(batch(1, 2, 3)));
            assertTrue(second.put(batch(4, 5, 6)));
            second.complete();
        }
        assertEquals(List.of(5, 6), rest(collector));
    }

    @Test
    void rowsInAnotherOrderCannotBeContinued() throws InterruptedException {
        ResultCollector collector = new ResultCollector(1 << 20, false);
        try (ResultChannel first = collector.open(0, 1, "a")) {
            assertTrue(first.put(batch(1, 2)));
            collector.take();
        }
        UnrepeatableException refused =
                assertThrows(UnrepeatableException.class, () -> collector.open(0, 2, "a"));
        assertEquals(ErrorCode.CLUSTER_FAILURE.name(), refused.describe().code());
        assertFalse(refused.describe().retriable());
    }

    @Test
    void whatWasDeliveredWholeIsNotDeliveredAgain() throws InterruptedException {
        ResultCollector collector = new ResultCollector(1 << 20, false);
        try (ResultChannel first = collector.open(0, 1, "a")) {
            assertTrue(first.put(batch(1)));
            first.complete();
        }
        try (ResultChannel second = collector.open(0, 2, "a")) {
            assertFalse(second.put(batch(1)));
        }
        try (ResultChannel other = collector.open(1, 3, "a")) {
            assertTrue(other.put(batch(2)));
            other.complete();
        }
        assertEquals(List.of(1, 2), rest(collector));
    }

    @Test
    void anotherExecutorDeliversWhatALostOneWasDelivering() throws InterruptedException {
        ResultCollector collector = new ResultCollector(1 << 20, true);
        ResultChannel first = collector.open(0, 1, "a");
        assertTrue(first.put(batch(1, 2)));
        assertEquals(List.of(1, 2), rows(collector.take()));
        assertTrue(first.put(batch(3)));
        collector.executorLost("b");
        assertTrue(first.put(batch(4)), "it runs elsewhere");
        collector.executorLost("a");
        try (ResultChannel second = collector.open(0, 2, "b")) {
            assertTrue(second.put(batch(1, 2, 3, 4)));
            assertEquals(
                    ErrorCode.CLUSTER_FAILURE,
                    assertThrows(FeldsparException.class, () -> first.put(batch(5))).code());
            assertThrows(FeldsparException.class, first::complete);
            first.close();
            assertTrue(second.put(batch(5)));
            second.complete();
        }
        assertEquals(List.of(3, 4, 5), rest(collector));
    }

    @Test
    void whatALostExecutorHadDeliveredWholeStays() throws InterruptedException {
        ResultCollector collector = new ResultCollector(1 << 20, false);
        try (ResultChannel first = collector.open(0, 1, "a")) {
            assertTrue(first.put(batch(1)));
            first.complete();
        }
        collector.executorLost("a");
        try (ResultChannel second = collector.open(0, 2, "b")) {
            assertFalse(second.put(batch(1)));
            second.complete();
        }
        assertEquals(List.of(1), rest(collector));
    }

    @Test
    void anAbandonedDeliverySaysWhetherItCanBeRepeated() throws InterruptedException {
        ResultCollector collector = new ResultCollector(1 << 20, false);
        try (ResultChannel first = collector.open(0, 1, "a")) {
            assertTrue(first.put(batch(1)));
            assertTrue(first.abandon(), "nothing was read");
        }
        try (ResultChannel second = collector.open(0, 2, "a")) {
            assertTrue(second.put(batch(1)));
            collector.take();
            assertFalse(second.abandon());
        }
    }

    @Test
    void aCopyWaitsUntilTheFirstHasEnded() throws InterruptedException {
        ResultCollector collector = new ResultCollector(1 << 20, false);
        ResultChannel first = collector.open(0, 1, "a");
        assertTrue(first.put(batch(1)));
        List<Boolean> wanted = new ArrayList<>();
        Thread copy =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try (ResultChannel second = collector.open(0, 2, "a")) {
                                        wanted.add(second.put(batch(1)));
                                    } catch (InterruptedException e) {
                                        throw new IllegalStateException(e);
                                    }
                                });
        first.complete();
        first.close();
        copy.join();
        assertEquals(List.of(false), wanted);
        assertEquals(List.of(1), rest(collector));
    }
}
