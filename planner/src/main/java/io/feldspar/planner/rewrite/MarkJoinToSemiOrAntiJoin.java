package io.feldspar.planner.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/// A mark that filters needs no mark.
///
/// ```text
/// Filter(mark AND f)                  Project(…, TRUE)
///   Join(LEFT_MARK, c)        →         Filter(f)
///                                         Join(SEMI, c)
///
/// Filter(NOT mark)                    Project(…, FALSE)
///   Join(LEFT_MARK, a = b)    →         Join(ANTI, (a = b) IS NOT FALSE)
/// ```
/// The mark is null where no row makes the condition true and some make it unknown; `NOT mark`
/// keeps a row only where all conditions are false, which the anti join says by IS NOT FALSE.
final class MarkJoinToSemiOrAntiJoin {

    static final RelOptRule RULE =
            Rule.of(
                    "MarkJoinToSemiOrAntiJoin",
                    Rule.filterOverJoin(JoinRelType.LEFT_MARK),
                    MarkJoinToSemiOrAntiJoin::apply);

    private MarkJoinToSemiOrAntiJoin() {}

    private static void apply(RelOptRuleCall call) {
        Filter filter = call.rel(0);
        Join join = call.rel(1);
        int mark = join.getRowType().getFieldCount() - 1;
        List<RexNode> others = new ArrayList<>();
        @Nullable JoinRelType type = null;
        for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
            if (!RelOptUtil.InputFinder.bits(conjunct).get(mark)) {
                others.add(conjunct);
                continue;
            }
            JoinRelType asked = asked(conjunct);
            if (asked == null || (type != null && type != asked)) {
                return;
            }
            type = asked;
        }
        if (type == null) {
            return;
        }
        RexNode condition =
                type == JoinRelType.ANTI
                        ? notFalse(join.getCondition(), join.getCluster().getRexBuilder())
                        : join.getCondition();
        RelBuilder builder = call.builder();
        builder.push(join.getLeft()).push(join.getRight()).join(type, condition);
        builder.filter(others);
        List<RexNode> columns = new ArrayList<>(builder.fields());
        columns.add(
                builder.getRexBuilder()
                        .makeAbstractCast(
                                join.getRowType().getFieldList().get(mark).getType(),
                                builder.literal(type == JoinRelType.SEMI),
                                false));
        call.transformTo(builder.project(columns, join.getRowType().getFieldNames(), true).build());
    }

    /// SEMI where the conjunct is the mark, ANTI where it is its negation, null for other forms.
    private static @Nullable JoinRelType asked(RexNode conjunct) {
        if (conjunct instanceof RexInputRef) {
            return JoinRelType.SEMI;
        }
        if (conjunct instanceof RexCall call && call.getOperands().get(0) instanceof RexInputRef) {
            return switch (call.getKind()) {
                case NOT, IS_FALSE -> JoinRelType.ANTI;
                case IS_TRUE -> JoinRelType.SEMI;
                default -> null;
            };
        }
        return null;
    }

    private static RexNode notFalse(RexNode condition, RexBuilder builder) {
        List<RexNode> conjuncts = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
            boolean nullable =
                    conjunct.getType().isNullable()
                            && conjunct.getKind() != SqlKind.IS_NOT_DISTINCT_FROM;
            conjuncts.add(
                    nullable
                            ? builder.makeCall(SqlStdOperatorTable.IS_NOT_FALSE, conjunct)
                            : conjunct);
        }
        return RexUtil.composeConjunction(builder, conjuncts);
    }
}
