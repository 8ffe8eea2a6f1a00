package io.feldspar.sql.analyzer;

import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/// Keeps comparisons with NULL, such as `NULL = x`, from what is asked about the rows that a filter
/// or join lets through: Calcite takes none as a predicate.
///
/// ```text
/// Filter(NULL = x AND y > 1)  →  Filter(y > 1), which lets more rows through
/// ```
final class NullComparisons {

    private NullComparisons() {}

    /// The node without the conjuncts that compare with NULL.
    static RelNode without(RelNode node) {
        return switch (node) {
            case Filter filter ->
                    compares(filter.getCondition())
                            ? filter.copy(
                                    filter.getTraitSet(),
                                    filter.getInput(),
                                    others(node, filter.getCondition()))
                            : filter;
            case Join join ->
                    compares(join.getCondition())
                            ? join.copy(
                                    join.getTraitSet(),
                                    others(node, join.getCondition()),
                                    join.getLeft(),
                                    join.getRight(),
                                    join.getJoinType(),
                                    join.isSemiJoinDone())
                            : join;
            default -> node;
        };
    }

    private static RexNode others(RelNode node, RexNode condition) {
        List<RexNode> others =
                RelOptUtil.conjunctions(condition).stream()
                        .filter(each -> !comparesWithNull(each))
                        .toList();
        return RexUtil.composeConjunction(node.getCluster().getRexBuilder(), others);
    }

    private static boolean compares(RexNode condition) {
        return RelOptUtil.conjunctions(condition).stream()
                .anyMatch(NullComparisons::comparesWithNull);
    }

    private static boolean comparesWithNull(RexNode conjunct) {
        return conjunct instanceof RexCall call
                && SqlKind.COMPARISON.contains(call.getKind())
                && call.getOperands().stream().anyMatch(RexLiteral::isNullLiteral);
    }
}
