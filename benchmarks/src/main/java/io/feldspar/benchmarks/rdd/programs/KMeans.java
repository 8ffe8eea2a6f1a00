package io.feldspar.benchmarks.rdd.programs;

import io.feldspar.benchmarks.rdd.workload.Points;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.Rdd;
import java.io.Serializable;
import java.util.Map;

/// Finds centres of clusters by turns: assigns each point to the nearest centre, then moves each
/// centre to the mean of its points (Lloyd, "Least squares quantization in PCM", 1982).
public final class KMeans {

    private KMeans() {}

    /// Points added up, and how many they are.
    private record Sum(double[] total, long count) implements Serializable {

        Sum plus(Sum other) {
            double[] sum = new double[total.length];
            for (int i = 0; i < sum.length; i++) {
                sum[i] = total[i] + other.total[i];
            }
            return new Sum(sum, count + other.count);
        }

        double[] mean() {
            double[] mean = new double[total.length];
            for (int i = 0; i < mean.length; i++) {
                mean[i] = total[i] / count;
            }
            return mean;
        }
    }

    /// @param start one centre per cluster
    /// @return the centres after so many rounds
    public static double[][] centres(Rdd<double[]> points, double[][] start, int iterations) {
        double[][] centres = start.clone();
        for (int i = 0; i < iterations; i++) {
            double[][] current = centres.clone();
            Map<Integer, Sum> sums =
                    points.mapToPair(
                                    point ->
                                            Pair.of(
                                                    Points.nearest(point, current),
                                                    new Sum(point, 1)))
                            .reduceByKey(Sum::plus)
                            .collectAsMap();
            // A centre that no point is near to stays where it is.
            for (Map.Entry<Integer, Sum> cluster : sums.entrySet()) {
                centres[cluster.getKey()] = cluster.getValue().mean();
            }
        }
        return centres;
    }

    /// The sum of squared distances of the points from their centres.
    public static double cost(Rdd<double[]> points, double[][] centres) {
        return points.map(
                        point ->
                                Points.squaredDistance(
                                        point, centres[Points.nearest(point, centres)]))
                .fold(0.0, Double::sum);
    }
}
