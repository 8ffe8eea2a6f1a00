package io.feldspar.rdd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Results that are estimated from the partitions that are done.
class ApproximateTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final FeldsparContext context = FeldsparContext.local(2);
    private final Semaphore allowed = new Semaphore(0);

    @AfterEach
    void close() {
        allowed.release(1000);
        context.close();
    }

    /// Ten partitions of a hundred rows, of which as many are computed as are allowed.
    private Rdd<Long> held() {
        return context.range(0, 1000, 10)
                .mapPartitions(
                        rows -> {
                            allowed.acquire();
                            return rows;
                        });
    }

    @Test
    void isExactWhenTheJobEndsInTime() {
        allowed.release(10);
        PartialResult<BoundedDouble> count = held().countApprox(LONG, 0.95);
        assertTrue(count.isInitialFinal());
        assertEquals(BoundedDouble.exactly(1000), count.initial());
        assertEquals(BoundedDouble.exactly(1000), count.awaitFinal());
    }

    @Test
    void knowsNothingBeforeTheFirstPartition() {
        PartialResult<BoundedDouble> count = held().countApprox(Duration.ZERO, 0.95);
        assertFalse(count.isInitialFinal());
        assertEquals(new BoundedDouble(0, 0, 0, Double.POSITIVE_INFINITY), count.initial());
        allowed.release(10);
        assertEquals(BoundedDouble.exactly(1000), count.awaitFinal());
    }

    @Test
    void failsWithItsJob() {
        Rdd<Long> broken = context.range(0, 10, 2).map(x -> 10 / (x - 3));
        assertThrows(JobFailedException.class, () -> broken.countApprox(LONG, 0.9));
    }

    @Test
    void canBeEndedEarly() {
        PartialResult<BoundedDouble> count = held().countApprox(Duration.ZERO, 0.5);
        count.cancel();
        assertThrows(JobFailedException.class, count::awaitFinal);
    }

    @Test
    void refusesConfidencesThatAreNone() {
        for (double confidence : new double[] {0, 1, -1, Double.NaN}) {
            assertThrows(
                    IllegalArgumentException.class, () -> held().countApprox(LONG, confidence));
        }
    }

    @Test
    void countsEachKeyAndValue() {
        allowed.release(10);
        PartialResult<Map<Long, BoundedDouble>> counts =
                held().keyBy(x -> x % 4).countByKeyApprox(LONG, 0.9);
        assertEquals(
                Map.of(
                        0L, BoundedDouble.exactly(250),
                        1L, BoundedDouble.exactly(250),
                        2L, BoundedDouble.exactly(250),
                        3L, BoundedDouble.exactly(250)),
                counts.awaitFinal());
    }

    @Test
    void estimatesCountsFromAShareOfThePartitions() {
        Estimates.Count half = new Estimates.Count(0.95);
        for (int i = 0; i < 5; i++) {
            half.merge(100L);
        }
        BoundedDouble count = half.result(5, 10);
        assertEquals(1000, count.mean());
        // 500 more are expected, with a variance of 501 * 0.5 / 0.25.
        assertEquals(1000 - 1.96 * Math.sqrt(1002), count.low(), 0.01);
        assertEquals(1000 + 1.96 * Math.sqrt(1002), count.high(), 0.01);
        BoundedDouble none = new Estimates.Count(0.95).result(5, 10);
        assertEquals(0, none.low());
        assertTrue(none.high() > 0);
    }

    @Test
    void estimatesMeansAndSums() {
        Estimates.Mean mean = new Estimates.Mean(0.95);
        Estimates.Sum sum = new Estimates.Sum(0.95);
        assertEquals(Double.POSITIVE_INFINITY, mean.result(0, 10).high());
        mean.merge(Statistics.of(1, 2, 3));
        sum.merge(Statistics.of(1, 2, 3));
        mean.merge(Statistics.of(4, 5, 6));
        sum.merge(Statistics.of(4, 5, 6));
        BoundedDouble about = mean.result(2, 4);
        double error = Math.sqrt(3.5 / 6);
        assertEquals(3.5, about.mean(), 1e-12);
        assertEquals(3.5 - 2.5706 * error, about.low(), 1e-3);
        assertEquals(3.5 + 2.5706 * error, about.high(), 1e-3);
        BoundedDouble total = sum.result(2, 4);
        double variance = 3.5 * 3.5 * 12 + 144 * 3.5 / 6 + 12 * 3.5 / 6;
        assertEquals(42, total.mean(), 1e-12);
        assertEquals(42 + 2.5706 * Math.sqrt(variance), total.high(), 1e-2);
        assertEquals(BoundedDouble.exactly(21), sum.result(2, 2));
    }

    @Test
    void sumsAndAveragesThatEndInTimeAreExact() {
        DoubleRdd numbers = context.range(0, 101, 4).mapToDouble(x -> (double) x);
        assertEquals(BoundedDouble.exactly(5050), numbers.sumApprox(LONG, 0.9).initial());
        assertEquals(BoundedDouble.exactly(50), numbers.meanApprox(LONG, 0.9).initial());
    }
}
