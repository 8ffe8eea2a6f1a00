package io.feldspar.planner.spool;

import io.feldspar.sql.shared.SharedRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;

/// Puts rows that a query reads several times, and that have to be the same each time, into a
/// [Spool].
///
/// ```text
/// Join                              Join
///   SharedRows(1)                     Spool
///     Project(RAND())        →          Project(RAND())
///   SharedRows(1)                     (the same Spool)
///     Project(RAND())
/// ```
public final class SpoolSharedRows {

    private final UnaryOperator<RelNode> order;
    private final Map<Integer, Spool> spools = new HashMap<>();

    private SpoolSharedRows(UnaryOperator<RelNode> order) {
        this.order = order;
    }

    /// The plan without those of its shared rows that have one reader.
    public static RelNode ofSeveralReaders(RelNode root) {
        Map<Integer, Integer> readers = new HashMap<>();
        count(root, readers);
        return readers.containsValue(1) ? withoutSingle(root, readers) : root;
    }

    /// @param order puts joins in order
    public static RelNode in(RelNode root, UnaryOperator<RelNode> order) {
        return new SpoolSharedRows(order).spooled(root);
    }

    private static void count(RelNode node, Map<Integer, Integer> readers) {
        if (!(node instanceof SharedRows rows) || readers.merge(rows.id(), 1, Integer::sum) == 1) {
            node.getInputs().forEach(input -> count(input, readers));
        }
    }

    private static RelNode withoutSingle(RelNode node, Map<Integer, Integer> readers) {
        return node instanceof SharedRows rows && readers.getOrDefault(rows.id(), 0) == 1
                ? withoutSingle(rows.getInput(), readers)
                : withInputs(node, input -> withoutSingle(input, readers));
    }

    private RelNode spooled(RelNode node) {
        if (!(node instanceof SharedRows rows)) {
            return withInputs(node, this::spooled);
        }
        Spool known = spools.get(rows.id());
        if (known == null) {
            known = new Spool(order.apply(spooled(rows.getInput())));
            spools.put(rows.id(), known);
        }
        return known;
    }

    private static RelNode withInputs(RelNode node, UnaryOperator<RelNode> change) {
        List<RelNode> inputs = node.getInputs();
        List<RelNode> changed = inputs.stream().map(change).toList();
        return inputs.equals(changed) ? node : node.copy(node.getTraitSet(), changed);
    }
}
