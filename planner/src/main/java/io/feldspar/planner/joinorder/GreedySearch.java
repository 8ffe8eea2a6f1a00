package io.feldspar.planner.joinorder;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A good bushy tree: joins, again and again, the two trees whose join has the fewest rows (greedy
/// operator ordering).
///
/// L. Fegaras: A New Heuristic for Optimizing Large Queries, DEXA 1998.
final class GreedySearch {

    private final JoinGraph graph;

    GreedySearch(JoinGraph graph) {
        this.graph = graph;
    }

    JoinTree find() {
        List<JoinTree> trees = new ArrayList<>();
        for (Relation relation : graph.relations()) {
            trees.add(graph.leaf(relation));
        }
        while (trees.size() > 1) {
            JoinTree joined = cheapest(trees, true);
            if (joined == null) {
                joined = cheapest(trees, false);
            }
            if (joined == null) {
                throw new IllegalStateException("no order satisfies the dependencies of the joins");
            }
            trees.remove(joined.left());
            trees.remove(joined.right());
            trees.add(joined);
        }
        return trees.get(0);
    }

    private @Nullable JoinTree cheapest(List<JoinTree> trees, boolean linked) {
        @Nullable JoinTree best = null;
        for (int i = 0; i < trees.size(); i++) {
            JoinTree a = trees.get(i);
            long neighbours = graph.neighbours(a.relations());
            for (int j = i + 1; j < trees.size(); j++) {
                JoinTree b = trees.get(j);
                if (linked && (neighbours & b.relations()) == 0) {
                    continue;
                }
                JoinTree joined = graph.join(a, b);
                if (joined != null && (best == null || joined.rows() < best.rows())) {
                    best = joined;
                }
            }
        }
        return best;
    }
}
