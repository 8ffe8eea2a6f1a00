package io.feldspar.rdd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleRddTest {

    private static FeldsparContext context;

    @BeforeAll
    static void open() {
        context = FeldsparContext.builder().threads(2).serializeTasks(true).build();
    }

    @AfterAll
    static void close() {
        context.close();
    }

    private static DoubleRdd rdd(int slices, double... values) {
        return DoubleRdd.of(context.parallelize(Arrays.stream(values).boxed().toList(), slices));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 11})
    void describesNumbersWhateverThePartitions(int slices) {
        DoubleRdd rdd = rdd(slices, 2, 4, 4, 4, 5, 5, 7, 9);
        assertEquals(40, rdd.sum());
        assertEquals(5, rdd.mean(), 1e-12);
        assertEquals(4, rdd.variance(), 1e-12);
        assertEquals(2, rdd.stdev(), 1e-12);
        assertEquals(32.0 / 7, rdd.sampleVariance(), 1e-12);
        assertEquals(Math.sqrt(32.0 / 7), rdd.sampleStdev(), 1e-12);
        assertEquals(2, rdd.min());
        assertEquals(9, rdd.max());
        assertEquals(8, rdd.stats().count());
    }

    @Test
    void losesNoVarianceToLargeMeans() {
        Random random = new Random(1);
        double[] small = random.doubles(1000).toArray();
        double[] large = Arrays.stream(small).map(x -> x + 1e9).toArray();
        assertEquals(rdd(7, small).variance(), rdd(7, large).variance(), 1e-6);
    }

    @Test
    void saysWhatThereIsToSayOfNoNumbers() {
        DoubleRdd none = rdd(3);
        assertEquals(0, none.sum());
        assertEquals(0, none.count());
        assertTrue(Double.isNaN(none.mean()));
        assertTrue(Double.isNaN(none.variance()));
        assertTrue(Double.isNaN(rdd(2, 1).sampleVariance()));
        assertEquals(0, rdd(2, 1).variance());
        assertThrows(NoSuchElementException.class, none::min);
        assertThrows(NoSuchElementException.class, none::max);
        assertThrows(IllegalArgumentException.class, () -> none.histogram(3));
    }

    @Test
    void takesNumbersOfRows() {
        DoubleRdd lengths =
                context.parallelize(List.of("a", "bb", "cccc"), 2).mapToDouble(x -> x.length());
        assertEquals(7, lengths.sum());
        assertEquals(7, lengths.cache().sum());
        assertEquals(List.of(1.0, 2.0, 4.0), lengths.collect());
        lengths.unpersist(true);
    }

    @Test
    void countsInBucketsOfEqualWidth() {
        Histogram four = rdd(3, 0, 1, 2, 3, 4, 5, 6, 7, 8).histogram(4);
        assertArrayEquals(new double[] {0, 2, 4, 6, 8}, four.bounds());
        assertArrayEquals(new long[] {2, 2, 2, 3}, four.counts());
        Histogram same = rdd(2, 5, 5, 5).histogram(10);
        assertArrayEquals(new double[] {5, 5}, same.bounds());
        assertArrayEquals(new long[] {3}, same.counts());
        double most = Double.MAX_VALUE;
        assertArrayEquals(new long[] {1, 2}, rdd(1, -most, 0, most).histogram(2).counts());
    }

    @Test
    void countsBetweenGivenBounds() {
        Histogram some =
                rdd(2, -1, -0.0, 0, 0.5, 1, 1.5, 10, 10.5, Double.NaN)
                        .histogram(new double[] {0, 1, 10});
        assertArrayEquals(new long[] {3, 3}, some.counts());
    }

    @Test
    void refusesHistogramsThatMeanNothing() {
        DoubleRdd rdd = rdd(1, 1, 2);
        assertThrows(IllegalArgumentException.class, () -> rdd.histogram(0));
        assertThrows(IllegalArgumentException.class, () -> rdd.histogram(new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> rdd.histogram(new double[] {1, 1, 2}));
        assertThrows(IllegalArgumentException.class, () -> rdd.histogram(new double[] {2, 1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> rdd(1, 1, Double.POSITIVE_INFINITY).histogram(2));
    }
}
