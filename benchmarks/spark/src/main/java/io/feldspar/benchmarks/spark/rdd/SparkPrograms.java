package io.feldspar.benchmarks.spark.rdd;

import io.feldspar.benchmarks.rdd.workload.Graph;
import io.feldspar.benchmarks.rdd.workload.Points;
import io.feldspar.benchmarks.rdd.workload.Records;
import io.feldspar.benchmarks.rdd.workload.Sales;
import io.feldspar.benchmarks.rdd.workload.Texts;
import io.feldspar.benchmarks.rdd.workload.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/// The programs on Spark. Each makes its input in its first stage.
final class SparkPrograms {

    private static final long SEED = Workload.SEED;
    private static final int PARTITIONS = Workload.PARTITIONS;
    private static final int REPARTITIONS = 2 * PARTITIONS;

    private final JavaSparkContext context;
    private final double scale;

    SparkPrograms(JavaSparkContext context, double scale) {
        this.context = context;
        this.scale = scale;
    }

    /// @return a number that depends on the whole result
    double run(Workload workload) {
        int rows = workload.rows(scale);
        return switch (workload) {
            case WORD_COUNT -> wordCount(rows);
            case PAGE_RANK -> pageRank(rows);
            case K_MEANS -> kMeans(rows);
            case SORT -> sort(rows);
            case SKEWED_JOIN -> skewedJoin(rows);
            case REPARTITION -> repartitionTwice(rows);
            case EMPTY_TASKS -> emptyTasks(rows);
            case FIVE_STAGES -> fiveStages(rows);
        };
    }

    private JavaRDD<Long> numbers(int count) {
        return numbers(count, PARTITIONS);
    }

    private JavaRDD<Long> numbers(int count, int partitions) {
        return context.sc().range(0, count, 1, partitions).toJavaRDD().map(row -> (Long) row);
    }

    private double wordCount(int lines) {
        return WordCount.counts(numbers(lines).map(row -> Texts.line(SEED, row)))
                .map(word -> (double) word._1().hashCode() * word._2())
                .fold(0.0, Double::sum);
    }

    private double pageRank(int pages) {
        JavaPairRDD<Integer, Integer> links =
                numbers(pages)
                        .flatMapToPair(
                                page ->
                                        Arrays.stream(Graph.links(SEED, page.intValue(), pages))
                                                .mapToObj(to -> new Tuple2<>(page.intValue(), to))
                                                .iterator());
        return PageRank.ranks(links, Workload.ITERATIONS)
                .map(page -> page._1() * page._2())
                .fold(0.0, Double::sum);
    }

    private double kMeans(int points) {
        JavaRDD<double[]> rdd = numbers(points).map(row -> Points.point(SEED, row)).cache();
        double[][] start =
                IntStream.range(0, Points.CLUSTERS)
                        .mapToObj(row -> Points.point(SEED, row))
                        .toArray(double[][]::new);
        return KMeans.cost(rdd, KMeans.centres(rdd, start, Workload.ITERATIONS));
    }

    private double sort(int records) {
        JavaPairRDD<String, byte[]> rdd =
                numbers(records)
                        .mapToPair(
                                row ->
                                        new Tuple2<>(
                                                Records.key(SEED, row), Records.payload(row)));
        return TeraSort.validated(rdd.sortByKey(true, PARTITIONS), records);
    }

    private double skewedJoin(int sales) {
        JavaPairRDD<Integer, Long> sold =
                numbers(sales)
                        .mapToPair(
                                sale ->
                                        new Tuple2<>(
                                                Sales.product(SEED, sale),
                                                Sales.amount(SEED, sale)));
        JavaPairRDD<Integer, String> categories =
                numbers(Sales.PRODUCTS)
                        .mapToPair(
                                product ->
                                        new Tuple2<>(
                                                product.intValue(),
                                                Sales.category(product.intValue())));
        return SkewedJoin.totals(sold, categories, SEED).entrySet().stream()
                .mapToDouble(total -> (double) total.getKey().hashCode() * total.getValue())
                .sum();
    }

    private double repartitionTwice(int count) {
        return numbers(count, context.defaultParallelism())
                .repartition(REPARTITIONS)
                .map(number -> number)
                .repartition(REPARTITIONS)
                .mapPartitionsWithIndex((partition, rows) -> rows, false)
                .distinct()
                .count();
    }

    private double emptyTasks(int tasks) {
        return context.parallelize(List.<Integer>of(), tasks)
                .mapPartitions(rows -> List.of(0).iterator())
                .collect()
                .size();
    }

    private double fiveStages(int jobs) {
        double sum = 0;
        for (int job = 0; job < jobs; job++) {
            JavaPairRDD<Long, Long> rdd =
                    numbers(PARTITIONS).mapToPair(row -> new Tuple2<>(row, row));
            for (int stage = 1; stage < 5; stage++) {
                rdd =
                        rdd.mapToPair(row -> new Tuple2<>(row._2() + 1, row._1()))
                                .partitionBy(new HashPartitioner(PARTITIONS));
            }
            sum += rdd.count();
        }
        return sum;
    }
}
