package io.feldspar.benchmarks.rdd.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.benchmarks.rdd.workload.Graph;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageRankTest {

    private static final int PAGES = 300;
    private static final int ITERATIONS = 4;

    private static Map<Integer, Double> expected(List<Pair<Integer, Integer>> links) {
        Map<Integer, List<Integer>> linksOfPage = new HashMap<>();
        for (Pair<Integer, Integer> link : links) {
            linksOfPage.computeIfAbsent(link.key(), _ -> new ArrayList<>()).add(link.value());
        }
        Map<Integer, Double> ranks = new HashMap<>();
        linksOfPage.keySet().forEach(page -> ranks.put(page, 1.0));
        for (int i = 0; i < ITERATIONS; i++) {
            Map<Integer, Double> sums = new HashMap<>();
            linksOfPage.forEach(
                    (page, targets) -> {
                        Double rank = ranks.get(page);
                        if (rank != null) {
                            targets.forEach(
                                    to -> sums.merge(to, rank / targets.size(), Double::sum));
                        }
                    });
            ranks.clear();
            sums.forEach((page, sum) -> ranks.put(page, 0.15 + 0.85 * sum));
        }
        return ranks;
    }

    @Test
    void ranksAsPlainMapsDo() {
        List<Pair<Integer, Integer>> links = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            for (int to : Graph.links(3, page, PAGES)) {
                links.add(Pair.of(page, to));
            }
        }
        Map<Integer, Double> expected = expected(links);
        try (FeldsparContext context = FeldsparContext.local(2)) {
            Map<Integer, Double> ranks =
                    PageRank.ranks(
                                    context.parallelize(links, 4).mapToPair(link -> link),
                                    ITERATIONS)
                            .collectAsMap();
            assertEquals(expected.keySet(), ranks.keySet());
            expected.forEach(
                    (page, rank) -> assertEquals(rank, ranks.get(page), 1e-9 * rank, "" + page));
        }
    }

    @Test
    void shufflesOnlyContributionsOnceLinksArePartitioned() {
        try (FeldsparContext context = FeldsparContext.local(1)) {
            String lineage =
                    PageRank.ranks(
                                    context.parallelize(List.of(Pair.of(1, 2), Pair.of(2, 1)), 2)
                                            .mapToPair(link -> link),
                                    1)
                            .toDebugString();
            // One shuffle of the links, which both sides of the join read, and one of the sums.
            assertEquals(
                    2,
                    lineage.lines()
                            .filter(line -> line.contains("ShuffledRdd"))
                            .filter(line -> !line.endsWith("(above)"))
                            .count(),
                    lineage);
        }
    }
}
