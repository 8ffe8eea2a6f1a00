package io.feldspar.benchmarks.rdd.workload;

import java.util.SplittableRandom;

/// Points scattered around as many centres as clusters.
public final class Points {

    public static final int CLUSTERS = 10;

    private static final int DIMENSIONS = 8;
    private static final double SPREAD = 0.2;

    private Points() {}

    public static double[] point(long seed, long row) {
        SplittableRandom random = Rows.random(seed, row);
        SplittableRandom centre = Rows.random(~seed, random.nextInt(CLUSTERS));
        double[] point = new double[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            point[i] = centre.nextDouble() + SPREAD * (random.nextDouble() - 0.5);
        }
        return point;
    }

    /// The index of the centre that is nearest to the point.
    public static int nearest(double[] point, double[][] centres) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < centres.length; i++) {
            double distance = squaredDistance(point, centres[i]);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    public static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }
}
