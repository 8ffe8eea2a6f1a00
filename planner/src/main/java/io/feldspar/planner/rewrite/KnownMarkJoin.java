package io.feldspar.planner.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/// A mark that may be unknown is made of two that are not: whether a row makes the condition true,
/// and, if not, whether one fails to make it false.
///
/// ```text
/// Join(LEFT_MARK, a = k)      Project(CASE WHEN m1 THEN 1 WHEN m2 THEN NULL ELSE 0 END = 1)
///   L                    →      Join(LEFT_MARK, a IS NULL OR n): m2
///   R                             Join(LEFT_MARK, (a = k) IS TRUE): m1
///                                   L
///                                   R
///                                 Distinct(k IS NULL AS n)
///                                   R
/// ```
/// Of the rows that only say whether a comparison is unknown, few are distinct. From here on a mark
/// join means: the condition is true for some row.
final class KnownMarkJoin {

    static final RelOptRule RULE =
            Rule.of(
                    "KnownMarkJoin",
                    root ->
                            root.operand(Join.class)
                                    .predicate(KnownMarkJoin::mayBeUnknown)
                                    .anyInputs(),
                    KnownMarkJoin::apply);

    private KnownMarkJoin() {}

    private static boolean mayBeUnknown(Join join) {
        return join.getJoinType() == JoinRelType.LEFT_MARK
                && RelOptUtil.conjunctions(join.getCondition()).stream()
                        .anyMatch(KnownMarkJoin::mayBeUnknown);
    }

    private static boolean mayBeUnknown(RexNode conjunct) {
        return conjunct.getType().isNullable()
                && conjunct.getKind() != SqlKind.IS_NOT_DISTINCT_FROM;
    }

    private static void apply(RelOptRuleCall call) {
        Join join = call.rel(0);
        RelBuilder relBuilder = call.builder();
        RexBuilder builder = relBuilder.getRexBuilder();
        int left = join.getLeft().getRowType().getFieldCount();
        List<RexNode> known = new ArrayList<>();
        List<RexNode> unknown = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
            (mayBeUnknown(conjunct) ? unknown : known).add(conjunct);
        }
        List<RexNode> isTrue = new ArrayList<>(known);
        unknown.forEach(c -> isTrue.add(builder.makeCall(SqlStdOperatorTable.IS_TRUE, c)));
        relBuilder
                .push(join.getLeft())
                .push(join.getRight())
                .join(JoinRelType.LEFT_MARK, RexUtil.composeConjunction(builder, isTrue));
        RexNode compared = unknown.size() == 1 ? compared(unknown.get(0), left) : null;
        if (compared == null) {
            joinUndecided(relBuilder, join, known, unknown);
        } else {
            joinNulls(relBuilder, join, known, (RexCall) unknown.get(0), compared);
        }
        List<RexNode> columns = new ArrayList<>(relBuilder.fields().subList(0, left));
        RexNode mark = mark(relBuilder.field(left), relBuilder.field(left + 1), relBuilder);
        columns.add(
                builder.makeAbstractCast(
                        join.getRowType().getFieldList().get(left).getType(), mark, false));
        call.transformTo(
                relBuilder.project(columns, join.getRowType().getFieldNames(), true).build());
    }

    /// By way of numbers, because a CASE of truth values would be taken apart into nested ORs.
    private static RexNode mark(RexNode isTrue, RexNode isUndecided, RelBuilder builder) {
        RexNode number =
                builder.call(
                        SqlStdOperatorTable.CASE,
                        builder.call(SqlStdOperatorTable.IS_TRUE, isTrue),
                        builder.literal(1),
                        builder.call(SqlStdOperatorTable.IS_TRUE, isUndecided),
                        builder.cast(builder.literal(null), SqlTypeName.INTEGER),
                        builder.literal(0));
        return builder.equals(number, builder.literal(1));
    }

    /// The right side's operand where the conjunct compares it with the left side's, so that it is
    /// unknown if and only if one of the two is null; else null.
    private static @Nullable RexNode compared(RexNode conjunct, int left) {
        if (!SqlKind.COMPARISON.contains(conjunct.getKind())) {
            return null;
        }
        RexNode a = ((RexCall) conjunct).getOperands().get(0);
        RexNode b = ((RexCall) conjunct).getOperands().get(1);
        if (onLeft(a, left) && onRight(b, left)) {
            return b;
        }
        return onLeft(b, left) && onRight(a, left) ? a : null;
    }

    private static boolean onLeft(RexNode node, int left) {
        return RelOptUtil.InputFinder.bits(node).length() <= left;
    }

    private static boolean onRight(RexNode node, int left) {
        ImmutableBitSet columns = RelOptUtil.InputFinder.bits(node);
        return !columns.isEmpty() && columns.nth(0) >= left;
    }

    /// Marks what has a row whose comparison is unknown, asking of the right side only what
    /// differs.
    private static void joinNulls(
            RelBuilder relBuilder,
            Join join,
            List<RexNode> known,
            RexCall comparison,
            RexNode compared) {
        int left = join.getLeft().getRowType().getFieldCount();
        ImmutableBitSet asked =
                RelOptUtil.InputFinder.bits(known, null)
                        .intersect(
                                ImmutableBitSet.range(
                                        left, left + join.getRight().getRowType().getFieldCount()));
        relBuilder.push(join.getRight());
        List<RexNode> columns = new ArrayList<>();
        asked.forEach(column -> columns.add(relBuilder.field(column - left)));
        columns.add(relBuilder.isNull(RexUtil.shift(compared, -left)));
        relBuilder.project(columns).distinct();
        List<RexNode> conditions = new ArrayList<>();
        for (RexNode conjunct : known) {
            conditions.add(
                    mapped(
                            conjunct,
                            column -> column < left ? column : left + 1 + asked.indexOf(column)));
        }
        List<RexNode> operands = comparison.getOperands();
        RexNode other = operands.get(0).equals(compared) ? operands.get(1) : operands.get(0);
        RexBuilder builder = relBuilder.getRexBuilder();
        RexNode isNull =
                builder.makeInputRef(
                        relBuilder.peek().getRowType().getFieldList().getLast().getType(),
                        left + 1 + asked.cardinality());
        conditions.add(
                builder.makeCall(
                        SqlStdOperatorTable.OR,
                        builder.makeCall(SqlStdOperatorTable.IS_NULL, other),
                        isNull));
        relBuilder.join(JoinRelType.LEFT_MARK, RexUtil.composeConjunction(builder, conditions));
    }

    /// Marks what has a row that makes no conjunct false.
    private static void joinUndecided(
            RelBuilder relBuilder, Join join, List<RexNode> known, List<RexNode> unknown) {
        int left = join.getLeft().getRowType().getFieldCount();
        RexBuilder builder = relBuilder.getRexBuilder();
        List<RexNode> conditions = new ArrayList<>(known);
        unknown.forEach(c -> conditions.add(builder.makeCall(SqlStdOperatorTable.IS_NOT_FALSE, c)));
        conditions.replaceAll(
                condition -> mapped(condition, column -> column < left ? column : column + 1));
        relBuilder.push(join.getRight());
        relBuilder.join(JoinRelType.LEFT_MARK, RexUtil.composeConjunction(builder, conditions));
    }

    private static RexNode mapped(RexNode node, IntUnaryOperator columns) {
        return new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return new RexInputRef(columns.applyAsInt(ref.getIndex()), ref.getType());
            }
        }.apply(node);
    }
}
