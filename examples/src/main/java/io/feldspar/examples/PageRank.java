package io.feldspar.examples;

import io.feldspar.dataset.Feldspar;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import java.util.List;

/// Ranks pages by the links between them.
public final class PageRank {

    private static final double DAMPING = 0.85;

    private static final List<Pair<String, String>> LINKS =
            List.of(
                    Pair.of("a", "b"),
                    Pair.of("a", "c"),
                    Pair.of("b", "c"),
                    Pair.of("c", "a"),
                    Pair.of("d", "c"));

    private PageRank() {}

    /// @param args the number of iterations
    public static void main(String[] args) {
        int iterations = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        try (Feldspar feldspar = Feldspar.builder().master("local[*]").build()) {
            PairRdd<String, List<String>> links =
                    PairRdd.of(feldspar.context().parallelize(LINKS, 2)).groupByKey();
            links.cache();
            PairRdd<String, Double> ranks = links.mapValues(_ -> 1.0);
            for (int i = 0; i < iterations; i++) {
                PairRdd<String, Double> given =
                        PairRdd.of(
                                links.join(ranks)
                                        .values()
                                        .flatMap(
                                                both ->
                                                        both.key().stream()
                                                                .map(
                                                                        page ->
                                                                                Pair.of(
                                                                                        page,
                                                                                        both.value()
                                                                                                / both.key()
                                                                                                        .size()))
                                                                .iterator()));
                ranks =
                        given.reduceByKey((a, b) -> a + b)
                                .mapValues(sum -> 1 - DAMPING + DAMPING * sum);
            }
            ranks.sortByKey(String::compareTo)
                    .collect()
                    .forEach(
                            rank ->
                                    System.out.printf(
                                            "%s has rank %.3f%n", rank.key(), rank.value()));
        }
    }
}
