package io.feldspar.planner.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/// A null-safe comparison with a column that is never null is an equality.
///
/// ```text
/// Join(a IS NOT DISTINCT FROM b)            Join(a = b)
///   L                                 →       L
///   Filter(b IS NOT NULL)                     Filter(b IS NOT NULL)
/// ```
/// Only in the condition of a join, where unknown counts as false.
final class NullSafeJoinToEquality {

    static final RelOptRule RULE =
            Rule.of(
                    "NullSafeJoinToEquality",
                    root -> root.operand(Join.class).anyInputs(),
                    NullSafeJoinToEquality::apply);

    private NullSafeJoinToEquality() {}

    private static void apply(RelOptRuleCall call) {
        Join join = call.rel(0);
        if (join.getJoinType() == JoinRelType.LEFT_MARK) {
            return;
        }
        RexBuilder builder = join.getCluster().getRexBuilder();
        List<RexNode> conjuncts = new ArrayList<>();
        boolean changed = false;
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
            boolean equality =
                    conjunct.getKind() == SqlKind.IS_NOT_DISTINCT_FROM
                            && ((RexCall) conjunct)
                                    .getOperands().stream()
                                            .anyMatch(operand -> neverNull(join, operand));
            changed |= equality;
            conjuncts.add(
                    equality
                            ? builder.makeCall(
                                    SqlStdOperatorTable.EQUALS, ((RexCall) conjunct).getOperands())
                            : conjunct);
        }
        if (changed) {
            call.transformTo(
                    join.copy(
                            join.getTraitSet(),
                            RexUtil.composeConjunction(builder, conjuncts),
                            join.getLeft(),
                            join.getRight(),
                            join.getJoinType(),
                            join.isSemiJoinDone()));
        }
    }

    private static boolean neverNull(Join join, RexNode operand) {
        if (!(operand instanceof RexInputRef ref)) {
            return !operand.getType().isNullable();
        }
        int left = join.getLeft().getRowType().getFieldCount();
        RelNode side = ref.getIndex() < left ? join.getLeft() : join.getRight();
        return NeverNull.of(side, ref.getIndex() < left ? ref.getIndex() : ref.getIndex() - left);
    }
}
