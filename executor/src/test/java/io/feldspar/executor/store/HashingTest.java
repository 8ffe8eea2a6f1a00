package io.feldspar.executor.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class HashingTest {

    @Test
    void spreadsLikelyKeysOverBothHalves() {
        checkSpread("small numbers", i -> Hashing.hash((long) i));
        checkSpread("multiples of 2^32", i -> Hashing.hash((long) i << 32));
        checkSpread("multiples of 2^48", i -> Hashing.hash((long) i << 48));
        checkSpread("doubles", i -> Hashing.hash((double) i));
        checkSpread("short text", i -> text("k" + i));
        checkSpread("text", i -> text("Customer#00000" + i));
        checkSpread("text with an end", i -> text("Customer#" + i + " and some more"));
        checkSpread("pairs", i -> Hashing.combine(Hashing.hash(i % 64), Hashing.hash(i / 64)));
    }

    private static long text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return Hashing.hash(bytes, 0, bytes.length);
    }

    /// 4096 keys over 512 cells: 8 each on average, and seldom more than 24.
    private static void checkSpread(String keys, IntToLongFunction hash) {
        int[] upper = new int[512];
        int[] lower = new int[512];
        for (int i = 0; i < 4096; i++) {
            long value = hash.applyAsLong(i);
            upper[(int) (value >>> 55)]++;
            lower[Hashing.partition(value, 512)]++;
        }
        for (int cell = 0; cell < 512; cell++) {
            assertTrue(upper[cell] <= 24, keys + " crowd the upper half: " + upper[cell]);
            assertTrue(lower[cell] <= 24, keys + " crowd the lower half: " + lower[cell]);
        }
    }

    @Test
    void equalValuesOfDifferentWidthAgree() {
        assertEquals(Hashing.hash(-5L), Hashing.hash(-1L, -5L));
        assertEquals(Hashing.hash(0.0), Hashing.hash(-0.0));
        assertEquals(Hashing.hash(Double.NaN), Hashing.hash(Double.longBitsToDouble(-1L)));
    }
}
