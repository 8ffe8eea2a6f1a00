package io.feldspar.planner.joinorder;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The cheapest bushy tree without needless cross products, by dynamic programming over connected
/// subgraphs and their connected complements (DPccp).
///
/// G. Moerkotte, T. Neumann: Analysis of Two Existing and One New Dynamic Programming Algorithm for
/// the Generation of Optimal Bushy Join Trees without Cross Products, VLDB 2006.
final class ExhaustiveSearch {

    private final JoinGraph graph;
    private final int maxPairs;
    private final Map<Long, JoinTree> best = new HashMap<>();
    private int pairs;

    ExhaustiveSearch(JoinGraph graph, int maxPairs) {
        this.graph = graph;
        this.maxPairs = maxPairs;
    }

    /// The cheapest tree over all relations, or null where there are more pairs than allowed or the
    /// graph's links leave none.
    @Nullable JoinTree find() {
        int count = graph.relations().size();
        for (Relation relation : graph.relations()) {
            best.put(relation.bit(), graph.leaf(relation));
        }
        for (int i = count - 1; i >= 0 && pairs <= maxPairs; i--) {
            long start = 1L << i;
            emitSubgraph(start);
            growSubgraph(start, below(i));
        }
        return pairs > maxPairs ? null : best.get(graph.all());
    }

    /// The relations numbered up to `index`.
    private static long below(int index) {
        return (2L << index) - 1;
    }

    private void growSubgraph(long subgraph, long excluded) {
        long neighbours = graph.neighbours(subgraph) & ~excluded & ~subgraph;
        if (neighbours == 0 || pairs > maxPairs) {
            return;
        }
        for (long part = lowest(neighbours); part != 0; part = next(part, neighbours)) {
            emitSubgraph(subgraph | part);
        }
        for (long part = lowest(neighbours); part != 0; part = next(part, neighbours)) {
            growSubgraph(subgraph | part, excluded | neighbours);
        }
    }

    private void emitSubgraph(long subgraph) {
        long excluded = subgraph | below(Long.numberOfTrailingZeros(subgraph));
        long neighbours = graph.neighbours(subgraph) & ~excluded;
        for (long rest = neighbours; rest != 0; ) {
            long highest = Long.highestOneBit(rest);
            emitPair(subgraph, highest);
            long lower = neighbours & (2 * highest - 1);
            growComplement(subgraph, highest, excluded | lower);
            rest &= ~highest;
        }
    }

    private void growComplement(long subgraph, long complement, long excluded) {
        long neighbours = graph.neighbours(complement) & ~excluded & ~complement;
        if (neighbours == 0 || pairs > maxPairs) {
            return;
        }
        for (long part = lowest(neighbours); part != 0; part = next(part, neighbours)) {
            if (best.containsKey(complement | part)) {
                emitPair(subgraph, complement | part);
            }
        }
        for (long part = lowest(neighbours); part != 0; part = next(part, neighbours)) {
            growComplement(subgraph, complement | part, excluded | neighbours);
        }
    }

    /// The subsets of `set` in turn, from the smallest to the set itself, then 0.
    private static long next(long subset, long set) {
        return (subset - set) & set;
    }

    private static long lowest(long set) {
        return Long.lowestOneBit(set);
    }

    private void emitPair(long left, long right) {
        pairs++;
        JoinTree a = best.get(left);
        JoinTree b = best.get(right);
        if (a == null || b == null) {
            return;
        }
        JoinTree joined = graph.join(a, b);
        if (joined != null) {
            best.merge(
                    joined.relations(), joined, (old, now) -> now.cost() < old.cost() ? now : old);
        }
    }
}
