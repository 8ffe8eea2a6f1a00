package io.feldspar.benchmarks.rdd.programs;

import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Adds up sales per category where one product is sold far more often than the others.
///
/// A plain join would bring all sales of that product to one task. A sample shows which products
/// are that frequent; their sales get a random salt in the key, which spreads them over several
/// tasks, and their row of the product table is repeated for each salt.
public final class SkewedJoin {

    private static final double SAMPLED = 0.01;
    private static final double FREQUENT = 0.02;
    private static final int SALTS = 16;

    private SkewedJoin() {}

    /// @param sales product and amount
    /// @param categories product and category, each product once
    /// @return the sum of the amounts for each category
    public static Map<String, Long> totals(
            PairRdd<Integer, Long> sales, PairRdd<Integer, String> categories, long seed) {
        Set<Integer> frequent = frequentProducts(sales, seed);
        PairRdd<Pair<Integer, Integer>, Long> salted =
                sales.mapToPair(
                        sale ->
                                Pair.of(
                                        Pair.of(
                                                sale.key(),
                                                frequent.contains(sale.key())
                                                        ? salt(sale.value())
                                                        : 0),
                                        sale.value()));
        PairRdd<Pair<Integer, Integer>, String> repeated =
                PairRdd.of(
                        categories.flatMap(
                                product ->
                                        IntStream.range(
                                                        0,
                                                        frequent.contains(product.key())
                                                                ? SALTS
                                                                : 1)
                                                .mapToObj(
                                                        salt ->
                                                                Pair.of(
                                                                        Pair.of(
                                                                                product.key(),
                                                                                salt),
                                                                        product.value()))
                                                .iterator()));
        return salted.join(repeated)
                .values()
                .mapToPair(joined -> Pair.of(joined.value(), joined.key()))
                .reduceByKey(Long::sum)
                .collectAsMap();
    }

    private static Set<Integer> frequentProducts(PairRdd<Integer, Long> sales, long seed) {
        Map<Integer, Long> counts = sales.keys().sample(false, SAMPLED, seed).countByValue();
        long sampled = counts.values().stream().mapToLong(Long::longValue).sum();
        return counts.entrySet().stream()
                .filter(product -> product.getValue() > FREQUENT * sampled)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// Depends on the row alone, so that a task which runs again salts alike.
    private static int salt(long amount) {
        return (int) (amount % SALTS);
    }
}
