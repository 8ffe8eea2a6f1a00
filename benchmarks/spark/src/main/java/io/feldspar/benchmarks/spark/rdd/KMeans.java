package io.feldspar.benchmarks.spark.rdd;

import io.feldspar.benchmarks.rdd.workload.Points;
import java.io.Serializable;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

final class KMeans {

    private KMeans() {}

    /// Not a record, because the Kryo that Spark brings cannot write records.
    private static final class Sum implements Serializable {

        private static final long serialVersionUID = 1L;

        private final double[] total;
        private final long count;

        Sum(double[] total, long count) {
            this.total = total;
            this.count = count;
        }

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

    static double[][] centres(JavaRDD<double[]> points, double[][] start, int iterations) {
        double[][] centres = start.clone();
        for (int i = 0; i < iterations; i++) {
            double[][] current = centres.clone();
            Map<Integer, Sum> sums =
                    points.mapToPair(
                                    point ->
                                            new Tuple2<>(
                                                    Points.nearest(point, current),
                                                    new Sum(point, 1)))
                            .reduceByKey(Sum::plus)
                            .collectAsMap();
            for (Map.Entry<Integer, Sum> cluster : sums.entrySet()) {
                centres[cluster.getKey()] = cluster.getValue().mean();
            }
        }
        return centres;
    }

    static double cost(JavaRDD<double[]> points, double[][] centres) {
        return points.map(
                        point ->
                                Points.squaredDistance(
                                        point, centres[Points.nearest(point, centres)]))
                .fold(0.0, Double::sum);
    }
}
