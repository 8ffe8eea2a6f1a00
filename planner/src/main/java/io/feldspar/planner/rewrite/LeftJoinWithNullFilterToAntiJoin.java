package io.feldspar.planner.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;

/// An outer join of which only the rows without a match are wanted is an anti join.
///
/// ```text
/// Project                              Project                      r's columns are null
///   Filter(r.k IS NULL)                  Join(ANTI, l.k = r.k)
///     Join(LEFT, l.k = r.k)      →         L
///       L                                  R
///       R
/// ```
/// `r.k` is never null in a matching row: the column is declared so, or the condition demands it.
final class LeftJoinWithNullFilterToAntiJoin {

    static final RelOptRule RULE =
            Rule.of(
                    "LeftJoinWithNullFilterToAntiJoin",
                    Rule.projectOverFilterOverJoin(JoinRelType.LEFT),
                    LeftJoinWithNullFilterToAntiJoin::apply);

    private LeftJoinWithNullFilterToAntiJoin() {}

    private static void apply(RelOptRuleCall call) {
        Project project = call.rel(0);
        Filter filter = call.rel(1);
        Join join = call.rel(2);
        int leftColumns = join.getLeft().getRowType().getFieldCount();
        List<RexNode> others = new ArrayList<>();
        boolean found = false;
        for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
            if (unmatched(conjunct, join, leftColumns)) {
                found = true;
            } else {
                others.add(conjunct);
            }
        }
        ImmutableBitSet right =
                ImmutableBitSet.range(leftColumns, join.getRowType().getFieldCount());
        if (!found
                || RelOptUtil.InputFinder.bits(project.getProjects(), null).intersects(right)
                || RelOptUtil.InputFinder.bits(others, null).intersects(right)) {
            return;
        }
        RelBuilder builder = call.builder();
        builder.push(join.getLeft())
                .push(join.getRight())
                .join(JoinRelType.ANTI, join.getCondition());
        call.transformTo(builder.filter(others).project(project.getProjects()).build());
    }

    private static boolean unmatched(RexNode conjunct, Join join, int leftColumns) {
        return conjunct.getKind() == SqlKind.IS_NULL
                && ((RexCall) conjunct).getOperands().get(0) instanceof RexInputRef ref
                && ref.getIndex() >= leftColumns
                && (!join.getRight()
                                .getRowType()
                                .getFieldList()
                                .get(ref.getIndex() - leftColumns)
                                .getType()
                                .isNullable()
                        || demanded(join, ref));
    }

    /// Whether the join's condition is never true where the column is null.
    private static boolean demanded(Join join, RexInputRef column) {
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
            if (Strong.isNotTrue(conjunct, ImmutableBitSet.of(column.getIndex()))) {
                return true;
            }
        }
        return false;
    }
}
