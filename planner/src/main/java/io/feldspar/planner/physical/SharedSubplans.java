package io.feldspar.planner.physical;

import io.feldspar.planner.joinorder.NodeContent;
import io.feldspar.planner.spool.Spool;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.util.ImmutableBitSet;

/// The parts of a plan that have several parents: equal aggregates and spools. They are planned
/// once: the same exchange in them then becomes the same shuffle, computed once.
///
/// A spool has the columns that any of its parents needs. They are known only once all parents were
/// planned, so that the planning may have to be repeated.
final class SharedSubplans {

    private final Map<NodeContent, Integer> occurrences = new HashMap<>();
    private final Map<NodeContent, Planned> planned = new HashMap<>();
    private final Map<Spool, ImmutableBitSet> needed = new HashMap<>();
    private boolean complete = true;

    SharedSubplans(RelNode root) {
        count(root);
    }

    private void count(RelNode node) {
        if (node instanceof Aggregate) {
            occurrences.merge(new NodeContent(node), 1, Integer::sum);
        }
        if (node instanceof Spool spool && needed.put(spool, ImmutableBitSet.of()) == null) {
            count(spool.rows());
        }
        node.getInputs().forEach(this::count);
    }

    /// Whether every parent got the same plan of each spool.
    boolean complete() {
        return complete;
    }

    /// Forgets the plans, but not which columns the spools' parents need.
    void repeat() {
        planned.clear();
        complete = true;
    }

    /// The plan of the node: one that was made before where the node occurs again.
    Planned plan(
            RelNode node, ImmutableBitSet columns, Function<ImmutableBitSet, Planned> planner) {
        return switch (node) {
            case Aggregate _ -> aggregate(new NodeContent(node), columns, planner);
            case Spool spool -> spool(spool, columns, planner);
            default -> planner.apply(columns);
        };
    }

    private Planned aggregate(
            NodeContent content,
            ImmutableBitSet columns,
            Function<ImmutableBitSet, Planned> planner) {
        if (occurrences.getOrDefault(content, 0) < 2 || !content.deterministic()) {
            return planner.apply(columns);
        }
        Planned known = planned.get(content);
        if (known == null) {
            known =
                    planner.apply(
                            ImmutableBitSet.range(content.node().getRowType().getFieldCount()));
            planned.put(content, known);
        }
        return known;
    }

    private Planned spool(
            Spool spool, ImmutableBitSet columns, Function<ImmutableBitSet, Planned> planner) {
        NodeContent content = new NodeContent(spool);
        ImmutableBitSet before = needed.getOrDefault(spool, ImmutableBitSet.of());
        ImmutableBitSet all = before.union(columns);
        Planned known = planned.get(content);
        if (known == null || !before.equals(all)) {
            complete = known == null && complete;
            needed.put(spool, all);
            known = planner.apply(all);
            planned.put(content, known);
        }
        return known;
    }
}
