package io.feldspar.planner.physical;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/// Finds aggregates that occur more than once in a plan, so that they are planned once: the same
/// exchange below them then becomes the same shuffle, computed once.
final class SharedSubplans {

    /// A node compared by what it computes.
    private record Content(RelNode node) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Content content && node.deepEquals(content.node);
        }

        @Override
        public int hashCode() {
            return node.deepHashCode();
        }
    }

    private final Map<Content, Integer> occurrences = new HashMap<>();
    private final Map<Content, Planned> planned = new HashMap<>();

    SharedSubplans(RelNode root) {
        count(root);
    }

    private void count(RelNode node) {
        if (node instanceof Aggregate) {
            occurrences.merge(new Content(node), 1, Integer::sum);
        }
        node.getInputs().forEach(this::count);
    }

    /// The plan of the node: one that was made before where the node occurs again.
    Planned plan(RelNode node, ImmutableBitSet needed, Function<ImmutableBitSet, Planned> planner) {
        if (!(node instanceof Aggregate)) {
            return planner.apply(needed);
        }
        Content content = new Content(node);
        if (occurrences.getOrDefault(content, 0) < 2) {
            return planner.apply(needed);
        }
        Planned known = planned.get(content);
        if (known == null) {
            known = planner.apply(ImmutableBitSet.range(node.getRowType().getFieldCount()));
            planned.put(content, known);
        }
        return known;
    }
}
