package io.feldspar.rdd.scheduler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockSizesTest {

    private static void assertSums(long[] rows, long[] bytes) {
        BlockSizes sizes = BlockSizes.of(rows, bytes);
        long[] sums = new long[rows.length];
        sizes.addRowsTo(sums);
        assertArrayEquals(rows, sums);
        sums = new long[bytes.length];
        sizes.addBytesTo(sums);
        assertArrayEquals(bytes, sums);
    }

    @Test
    void isExactForEveryLength() {
        long[] rows = new long[126];
        long[] bytes = new long[126];
        for (int bit = 0; bit < 63; bit++) {
            rows[2 * bit] = 1L << bit;
            rows[2 * bit + 1] = (1L << bit) - 1;
            bytes[2 * bit] = Long.MAX_VALUE >>> bit;
        }
        assertSums(rows, bytes);
        assertSums(new long[0], new long[0]);
        assertSums(new long[] {Long.MAX_VALUE}, new long[] {0});
    }

    @Test
    void isExactForRandomNumbers() {
        Random random = new Random(5);
        for (int run = 0; run < 200; run++) {
            int shift = random.nextInt(64);
            assertSums(
                    random.longs(20).map(each -> each >>> 1 >>> shift).toArray(),
                    random.longs(20).map(each -> each >>> 1 >>> shift).toArray());
        }
    }

    @Test
    void addsToWhatIsThere() {
        long[] sums = {10, 20};
        BlockSizes.of(new long[] {1, 300}, new long[] {0, 0}).addRowsTo(sums);
        assertArrayEquals(new long[] {11, 320}, sums);
    }

    @Test
    void takesFewBytes() {
        long[] ones = new long[1000];
        Arrays.fill(ones, 1);
        long[] kilobytes = new long[1000];
        Arrays.fill(kilobytes, 10_000);
        assertEquals(1000, BlockSizes.of(ones, ones.clone()).memory());
        assertEquals(3000, BlockSizes.of(ones, kilobytes).memory());
    }
}
