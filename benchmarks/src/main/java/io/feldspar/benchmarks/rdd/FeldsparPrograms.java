package io.feldspar.benchmarks.rdd;

import io.feldspar.benchmarks.rdd.programs.KMeans;
import io.feldspar.benchmarks.rdd.programs.PageRank;
import io.feldspar.benchmarks.rdd.programs.RepartitionTwice;
import io.feldspar.benchmarks.rdd.programs.SkewedJoin;
import io.feldspar.benchmarks.rdd.programs.TeraSort;
import io.feldspar.benchmarks.rdd.programs.WordCount;
import io.feldspar.benchmarks.rdd.workload.Graph;
import io.feldspar.benchmarks.rdd.workload.Points;
import io.feldspar.benchmarks.rdd.workload.Records;
import io.feldspar.benchmarks.rdd.workload.Sales;
import io.feldspar.benchmarks.rdd.workload.Texts;
import io.feldspar.benchmarks.rdd.workload.Workload;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.HashPartitioner;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import io.feldspar.rdd.Rdd;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The programs on Feldspar. Each makes its input in its first stage, as the Spark programs do.
final class FeldsparPrograms {

    private static final long SEED = Workload.SEED;
    private static final int PARTITIONS = Workload.PARTITIONS;
    private static final int REPARTITIONS = 2 * PARTITIONS;

    private final FeldsparContext context;
    private final double scale;

    FeldsparPrograms(FeldsparContext context, double scale) {
        this.context = context;
        this.scale = scale;
    }

    /// Runs the program once.
    ///
    /// @return a number that depends on the whole result
    double run(Workload workload) {
        int rows = workload.rows(scale);
        return switch (workload) {
            case WORD_COUNT -> wordCount(rows);
            case PAGE_RANK -> pageRank(rows);
            case K_MEANS -> kMeans(rows);
            case SORT -> sort(rows);
            case SKEWED_JOIN -> skewedJoin(rows);
            case REPARTITION ->
                    RepartitionTwice.distinct(context, rows, REPARTITIONS, partition -> {});
            case EMPTY_TASKS -> emptyTasks(rows);
            case FIVE_STAGES -> fiveStages(rows);
        };
    }

    private Rdd<Long> numbers(int count) {
        return context.range(0, count, PARTITIONS);
    }

    private double wordCount(int lines) {
        return WordCount.counts(numbers(lines).map(row -> Texts.line(SEED, row)))
                .map(word -> (double) word.key().hashCode() * word.value())
                .fold(0.0, Double::sum);
    }

    private double pageRank(int pages) {
        PairRdd<Integer, Integer> links =
                numbers(pages)
                        .flatMap(
                                page ->
                                        Arrays.stream(Graph.links(SEED, page.intValue(), pages))
                                                .mapToObj(to -> Pair.of(page.intValue(), to))
                                                .iterator())
                        .mapToPair(link -> link);
        return PageRank.ranks(links, Workload.ITERATIONS)
                .map(page -> page.key() * page.value())
                .fold(0.0, Double::sum);
    }

    private double kMeans(int points) {
        Rdd<double[]> rdd = numbers(points).map(row -> Points.point(SEED, row)).cache();
        double[][] start =
                IntStream.range(0, Points.CLUSTERS)
                        .mapToObj(row -> Points.point(SEED, row))
                        .toArray(double[][]::new);
        return KMeans.cost(rdd, KMeans.centres(rdd, start, Workload.ITERATIONS));
    }

    private double sort(int records) {
        PairRdd<String, byte[]> rdd =
                numbers(records)
                        .mapToPair(row -> Pair.of(Records.key(SEED, row), Records.payload(row)));
        TeraSort.Finding finding = TeraSort.validate(TeraSort.sorted(rdd, PARTITIONS));
        if (!finding.sorted() || finding.records() != records) {
            throw new IllegalStateException("not sorted: " + finding);
        }
        return finding.keyHash();
    }

    private double skewedJoin(int sales) {
        PairRdd<Integer, Long> sold =
                numbers(sales)
                        .mapToPair(
                                sale ->
                                        Pair.of(
                                                Sales.product(SEED, sale),
                                                Sales.amount(SEED, sale)));
        PairRdd<Integer, String> categories =
                numbers(Sales.PRODUCTS)
                        .mapToPair(
                                product ->
                                        Pair.of(
                                                product.intValue(),
                                                Sales.category(product.intValue())));
        return SkewedJoin.totals(sold, categories, SEED).entrySet().stream()
                .mapToDouble(total -> (double) total.getKey().hashCode() * total.getValue())
                .sum();
    }

    private double emptyTasks(int tasks) {
        return context.runJob(context.parallelize(List.<Integer>of(), tasks), (task, rows) -> 0)
                .size();
    }

    private double fiveStages(int jobs) {
        double sum = 0;
        for (int job = 0; job < jobs; job++) {
            PairRdd<Long, Long> rdd = numbers(PARTITIONS).mapToPair(row -> Pair.of(row, row));
            for (int stage = 1; stage < 5; stage++) {
                rdd =
                        rdd.mapToPair(row -> Pair.of(row.value() + 1, row.key()))
                                .partitionBy(new HashPartitioner(PARTITIONS));
            }
            sum += rdd.count();
        }
        return sum;
    }
}
