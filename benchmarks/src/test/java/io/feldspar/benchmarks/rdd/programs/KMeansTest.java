package io.feldspar.benchmarks.rdd.programs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.benchmarks.rdd.workload.Points;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Rdd;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KMeansTest {

    private static final int ITERATIONS = 6;

    private final List<double[]> points =
            IntStream.range(0, 2_000).mapToObj(i -> Points.point(5, i)).toList();
    private final double[][] start =
            IntStream.range(0, 10).mapToObj(points::get).toArray(double[][]::new);

    private double[][] expected() {
        double[][] centres = start.clone();
        for (int round = 0; round < ITERATIONS; round++) {
            double[][] sums = new double[centres.length][start[0].length];
            int[] counts = new int[centres.length];
            for (double[] point : points) {
                int nearest = Points.nearest(point, centres);
                counts[nearest]++;
                for (int i = 0; i < point.length; i++) {
                    sums[nearest][i] += point[i];
                }
            }
            for (int centre = 0; centre < centres.length; centre++) {
                if (counts[centre] > 0) {
                    int count = counts[centre];
                    for (int i = 0; i < sums[centre].length; i++) {
                        sums[centre][i] /= count;
                    }
                    centres[centre] = sums[centre];
                }
            }
        }
        return centres;
    }

    @Test
    void movesCentresAsAPlainLoopDoes() {
        double[][] expected = expected();
        try (FeldsparContext context = FeldsparContext.local(2)) {
            double[][] centres = KMeans.centres(context.parallelize(points, 5), start, ITERATIONS);
            for (int i = 0; i < expected.length; i++) {
                assertArrayEquals(expected[i], centres[i], 1e-9);
            }
        }
    }

    @Test
    void leavesTheCentresItStartedWithAndLowersTheCost() {
        double[][] before = IntStream.range(0, 10).mapToObj(points::get).toArray(double[][]::new);
        try (FeldsparContext context = FeldsparContext.local(2)) {
            Rdd<double[]> rdd = context.parallelize(points, 3);
            double atStart = KMeans.cost(rdd, start);
            double atEnd = KMeans.cost(rdd, KMeans.centres(rdd, start, ITERATIONS));
            assertTrue(atEnd < atStart, atEnd + " after, " + atStart + " before");
            assertEquals(before.length, start.length);
            for (int i = 0; i < before.length; i++) {
                assertArrayEquals(before[i], start[i]);
            }
        }
    }
}
