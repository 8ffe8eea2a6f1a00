package io.feldspar.sql.asof;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.WindowFrame.Bound;
import io.feldspar.executor.function.WindowFrame.Exclusion;
import io.feldspar.executor.function.WindowFrame.Unit;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.rule.FreeVariables;
import io.feldspar.sql.window.WindowSpec;
import io.feldspar.sql.window.Windowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.ImmutableBitSet;

/// Writes out ASOF joins: each row of the right side gets the value that follows it among those of
/// its key, so that the nearest row is the one whose follower no longer satisfies the inequality.
///
/// ```text
/// Join(ASOF(a.k = b.k AND a.t >= b.t))
///   a
///   b
///
/// Project(without next)
///   Join(a.k = b.k AND a.t >= b.t AND (next IS NULL OR NOT a.t >= next))
///     a
///     Windowed(next: lead(t) OVER (PARTITION BY k ORDER BY t))
///       b
/// ```
/// With `a.t <= b.t` the order descends. Of rows on the right side with equal values, one is taken.
public final class AsofJoins {

    private final Join join;
    private final SqlParserPos position;
    private final RexBuilder rex;
    private final int leftCount;
    private final int rightCount;

    private AsofJoins(Join join) {
        this.join = join;
        this.position = ((RexCall) join.getCondition()).getParserPosition();
        this.rex = join.getCluster().getRexBuilder();
        this.leftCount = join.getLeft().getRowType().getFieldCount();
        this.rightCount = join.getRight().getRowType().getFieldCount();
    }

    public static RelNode in(RelNode node) {
        List<RelNode> inputs = new ArrayList<>();
        node.getInputs().forEach(input -> inputs.add(in(input)));
        RelNode changed =
                inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
        return changed instanceof Join join && AsofOperator.is(join.getCondition())
                ? new AsofJoins(join).writtenOut()
                : changed;
    }

    private RelNode writtenOut() {
        if (!FreeVariables.of(join.getRight()).isEmpty()) {
            throw correlated(position);
        }
        List<RexNode> keys = new ArrayList<>();
        RexCall match = null;
        RexNode condition = ((RexCall) join.getCondition()).getOperands().get(0);
        for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
            if (isInequality(conjunct) && match == null) {
                match = (RexCall) conjunct;
            } else {
                keys.add(keyOf(conjunct));
            }
        }
        if (match == null) {
            throw unfit();
        }
        RexNode right = rightOf(match);
        RelNode followed = followed(keys, right, descends(match, right));
        RexNode all =
                RexUtil.composeConjunction(
                        rex, List.of(condition, isNearest(match, right, followed)));
        RelNode joined =
                join.copy(
                        join.getTraitSet(),
                        all,
                        join.getLeft(),
                        followed,
                        join.getJoinType(),
                        join.isSemiJoinDone());
        return withoutNext(joined);
    }

    /// Whether the next value no longer satisfies the inequality.
    private RexNode isNearest(RexCall match, RexNode right, RelNode followed) {
        int last = followed.getRowType().getFieldCount() - 1;
        RexNode next =
                rex.makeInputRef(
                        followed.getRowType().getFieldList().get(last).getType(), leftCount + last);
        return rex.makeCall(
                SqlStdOperatorTable.OR,
                rex.makeCall(SqlStdOperatorTable.IS_NULL, next),
                rex.makeCall(SqlStdOperatorTable.NOT, with(match, right, next)));
    }

    private static boolean isInequality(RexNode node) {
        return switch (node.getKind()) {
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> true;
            default -> false;
        };
    }

    /// Whether the nearest value on the right side is the smallest that satisfies the inequality.
    private boolean descends(RexCall match, RexNode right) {
        boolean less =
                match.getKind() == SqlKind.LESS_THAN
                        || match.getKind() == SqlKind.LESS_THAN_OR_EQUAL;
        boolean rightIsSecond = match.getOperands().get(1).equals(shifted(right));
        return less == rightIsSecond;
    }

    private RexNode keyOf(RexNode conjunct) {
        boolean equates =
                conjunct.getKind() == SqlKind.EQUALS
                        || conjunct.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
        if (!equates) {
            throw unfit();
        }
        return rightOf((RexCall) conjunct);
    }

    /// The operand of a comparison that is of the right side alone, over its columns.
    private RexNode rightOf(RexCall comparison) {
        RexNode first = comparison.getOperands().get(0);
        RexNode second = comparison.getOperands().get(1);
        if (ofRight(second) && ofLeft(first)) {
            return RexUtil.shift(second, -leftCount);
        }
        if (ofRight(first) && ofLeft(second)) {
            return RexUtil.shift(first, -leftCount);
        }
        throw unfit();
    }

    private boolean ofRight(RexNode node) {
        ImmutableBitSet columns = RelOptUtil.InputFinder.bits(node);
        return !columns.isEmpty() && columns.nth(0) >= leftCount;
    }

    private boolean ofLeft(RexNode node) {
        ImmutableBitSet columns = RelOptUtil.InputFinder.bits(node);
        return !columns.isEmpty() && columns.length() <= leftCount;
    }

    private RexNode shifted(RexNode right) {
        return RexUtil.shift(right, leftCount);
    }

    /// The inequality with another operand in the place of that of the right side.
    private RexNode with(RexCall match, RexNode right, RexNode other) {
        List<RexNode> operands =
                match.getOperands().stream()
                        .map(each -> each.equals(shifted(right)) ? other : each)
                        .toList();
        return rex.makeCall(match.getOperator(), operands);
    }

    /// The right side with the following value as its last column.
    private RelNode followed(List<RexNode> keys, RexNode value, boolean descending) {
        List<RexNode> columns = new ArrayList<>();
        for (RelDataTypeField field : join.getRight().getRowType().getFieldList()) {
            columns.add(rex.makeInputRef(field.getType(), field.getIndex()));
        }
        List<Integer> operands = new ArrayList<>();
        operands.add(column(columns, value));
        keys.forEach(key -> operands.add(column(columns, key)));
        operands.add(operands.getFirst());
        RelNode input =
                columns.size() == rightCount
                        ? join.getRight()
                        : LogicalProject.create(
                                join.getRight(), List.of(), columns, (List<String>) null, Set.of());
        WindowSpec lead =
                new WindowSpec(
                        "LEAD",
                        1,
                        false,
                        false,
                        false,
                        keys.size(),
                        List.of(new WindowSpec.Direction(descending, true)),
                        Unit.RANGE,
                        Bound.Kind.UNBOUNDED_PRECEDING,
                        Bound.Kind.CURRENT_ROW,
                        Exclusion.NO_OTHERS);
        Windowed.Call call =
                new Windowed.Call(
                        lead,
                        operands,
                        rex.getTypeFactory().createTypeWithNullability(value.getType(), true),
                        position);
        return new Windowed(input, List.of(call));
    }

    private static int column(List<RexNode> columns, RexNode value) {
        int known = columns.indexOf(value);
        if (known < 0) {
            known = columns.size();
            columns.add(value);
        }
        return known;
    }

    private RelNode withoutNext(RelNode joined) {
        List<RexNode> columns = new ArrayList<>();
        List<RelDataTypeField> fields = joined.getRowType().getFieldList();
        for (int i = 0; i < leftCount + rightCount; i++) {
            columns.add(rex.makeInputRef(fields.get(i).getType(), i));
        }
        return LogicalProject.create(
                joined, List.of(), columns, join.getRowType().getFieldNames(), Set.of());
    }

    /// The error for a right side that names columns from around it.
    public static PlacedException correlated(SqlParserPos position) {
        return PlacedException.of(
                new FeldsparException(
                        ErrorCode.NOT_SUPPORTED,
                        "A right side of ASOF JOIN that names columns from around it is not"
                                + " supported",
                        "Use a subquery without them."),
                position);
    }

    private PlacedException unfit() {
        return PlacedException.of(
                new FeldsparException(
                        ErrorCode.INVALID_STATEMENT,
                        "The condition of ASOF JOIN is not one inequality, and equalities, between"
                                + " both sides",
                        "Write ON a.k = b.k AND a.t >= b.t; other conditions belong in WHERE."),
                position);
    }
}
