package io.feldspar.benchmarks.rdd.programs;

import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import java.util.List;

/// Ranks pages by the ranks of the pages that link to them (Brin and Page, "The anatomy of a
/// large-scale hypertextual web search engine", 1998).
///
/// The links are partitioned once and kept. Every rank lies in the partition of its page's links,
/// so that the join of each round moves nothing; only the contributions are shuffled.
public final class PageRank {

    private static final double DAMPING = 0.85;

    private PageRank() {}

    /// @param links pairs of a page and one that it links to
    /// @return a rank for each page that links or is linked to; the average is about 1
    public static PairRdd<Integer, Double> ranks(PairRdd<Integer, Integer> links, int iterations) {
        PairRdd<Integer, List<Integer>> linksOfPage = links.groupByKey().cache();
        PairRdd<Integer, Double> ranks = linksOfPage.mapValues(targets -> 1.0);
        for (int i = 0; i < iterations; i++) {
            ranks =
                    linksOfPage
                            .join(ranks)
                            .values()
                            .flatMap(page -> contributions(page.key(), page.value()).iterator())
                            .mapToPair(contribution -> contribution)
                            .reduceByKey(Double::sum)
                            .mapValues(sum -> 1 - DAMPING + DAMPING * sum);
        }
        return ranks;
    }

    /// A page gives an equal part of its rank to each page that it links to.
    private static List<Pair<Integer, Double>> contributions(List<Integer> targets, double rank) {
        double part = rank / targets.size();
        return targets.stream().map(target -> Pair.of(target, part)).toList();
    }
}
