package io.feldspar.benchmarks.spark.rdd;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

final class SkewedJoin {

    private static final double SAMPLED = 0.01;
    private static final double FREQUENT = 0.02;
    private static final int SALTS = 16;

    private SkewedJoin() {}

    static Map<String, Long> totals(
            JavaPairRDD<Integer, Long> sales, JavaPairRDD<Integer, String> categories, long seed) {
        Set<Integer> frequent = frequentProducts(sales, seed);
        JavaPairRDD<Tuple2<Integer, Integer>, Long> salted =
                sales.mapToPair(
                        sale ->
                                new Tuple2<>(
                                        new Tuple2<>(
                                                sale._1(),
                                                frequent.contains(sale._1())
                                                        ? (int) (sale._2() % SALTS)
                                                        : 0),
                                        sale._2()));
        JavaPairRDD<Tuple2<Integer, Integer>, String> repeated =
                categories.flatMapToPair(
                        product ->
                                IntStream.range(0, frequent.contains(product._1()) ? SALTS : 1)
                                        .mapToObj(
                                                salt ->
                                                        new Tuple2<>(
                                                                new Tuple2<>(product._1(), salt),
                                                                product._2()))
                                        .iterator());
        return salted.join(repeated)
                .values()
                .mapToPair(joined -> new Tuple2<>(joined._2(), joined._1()))
                .reduceByKey(Long::sum)
                .collectAsMap();
    }

    private static Set<Integer> frequentProducts(JavaPairRDD<Integer, Long> sales, long seed) {
        Map<Integer, Long> counts = sales.keys().sample(false, SAMPLED, seed).countByValue();
        long sampled = counts.values().stream().mapToLong(Long::longValue).sum();
        return counts.entrySet().stream()
                .filter(product -> product.getValue() > FREQUENT * sampled)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
