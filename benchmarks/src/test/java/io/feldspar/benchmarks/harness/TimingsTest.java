package io.feldspar.benchmarks.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimingsTest {

    private static Timings of(String... lines) {
        Timings timings = new Timings();
        for (String line : lines) {
            timings.accept(line);
        }
        return timings;
    }

    @Test
    void takesTheMedianOfAllRunsButTheFirst() {
        Timings timings =
                of("run q1 0 9000000", "run q1 1 3000000", "run q1 2 1000000", "run q1 3 2000000");
        assertEquals(9, timings.first("q1"));
        assertEquals(2, timings.hot("q1"));
        assertEquals(1.5, of("run q1 0 9", "run q1 1 1000000", "run q1 2 2000000").hot("q1"));
    }

    @Test
    void hasNoTimeForWhatFailedOrWasNotRun() {
        Timings timings = of("run q1 0 5", "run q1 1 5", "error q1 out of memory", "noise");
        assertTrue(timings.failed());
        assertEquals("out of memory", timings.error("q1"));
        assertEquals(Double.NaN, timings.hot("q1"));
        assertEquals(Double.NaN, timings.first("q2"));
        assertFalse(of("run q1 0 5").failed());
    }

    @Test
    void comparesOnlyWhatBothHaveRun() {
        Timings ours = of("run a 0 1", "run a 1 1000000", "run b 0 1", "run b 1 4000000");
        Timings theirs = of("run a 0 1", "run a 1 2000000", "run b 0 1", "run b 1 2000000");
        Timings half = of("run a 0 1", "run a 1 2000000", "error b broke");
        assertEquals(1, Timings.ratio(List.of("a", "b"), ours::hot, theirs::hot), 1e-9);
        assertEquals(0.5, Timings.ratio(List.of("a", "b"), ours::hot, half::hot), 1e-9);
        assertEquals(2, Timings.mean(List.of("a", "b"), ours::hot), 1e-9);
    }
}
