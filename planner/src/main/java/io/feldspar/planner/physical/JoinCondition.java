package io.feldspar.planner.physical;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/// A join's condition taken apart into equalities between the sides and the rest.
///
/// @param keys what must be equal
/// @param nullAware whether the only key is that of a NOT IN
/// @param residual further conjuncts over the columns of both sides, the probe side's first
record JoinCondition(List<Key> keys, boolean nullAware, List<RexNode> residual) {

    /// @param probe over the probe side's columns
    /// @param build over the build side's columns
    /// @param nullSafe whether null equals null
    /// @param position of the comparison in the text
    record Key(RexNode probe, RexNode build, boolean nullSafe, SqlParserPos position) {}

    /// @param swapped whether the right input is the probe side
    static JoinCondition of(Join join, boolean swapped) {
        int left = join.getLeft().getRowType().getFieldCount();
        int right = join.getRight().getRowType().getFieldCount();
        int probeColumns = swapped ? right : left;
        List<RexNode> conjuncts = conjuncts(join, swapped);
        if (join.getJoinType() == JoinRelType.ANTI) {
            JoinCondition notIn = notIn(conjuncts, probeColumns);
            if (notIn != null) {
                return notIn;
            }
        }
        List<Key> keys = new ArrayList<>();
        List<RexNode> residual = new ArrayList<>();
        for (RexNode conjunct : conjuncts) {
            Key key = key(conjunct, probeColumns);
            if (key == null) {
                residual.add(conjunct);
            } else {
                keys.add(key);
            }
        }
        return new JoinCondition(keys, false, residual);
    }

    /// All of the condition as its residual, for nested loops.
    static JoinCondition withoutKeys(Join join, boolean swapped) {
        return new JoinCondition(List.of(), false, conjuncts(join, swapped));
    }

    private static List<RexNode> conjuncts(Join join, boolean swapped) {
        int left = join.getLeft().getRowType().getFieldCount();
        int right = join.getRight().getRowType().getFieldCount();
        RexNode condition = join.getCondition();
        return RelOptUtil.conjunctions(swapped ? swap(condition, left, right) : condition);
    }

    /// NOT IN: one comparison by which a null on either side is a match, and conditions besides.
    /// Null where there is a proper key to join by.
    private static @Nullable JoinCondition notIn(List<RexNode> conjuncts, int probeColumns) {
        Key found = null;
        List<RexNode> others = new ArrayList<>();
        for (RexNode conjunct : conjuncts) {
            Key key = found == null ? notInKey(conjunct, probeColumns) : null;
            if (key != null) {
                found = key;
            } else if (key(conjunct, probeColumns) != null) {
                return null;
            } else {
                others.add(conjunct);
            }
        }
        return found == null ? null : new JoinCondition(List.of(found), true, others);
    }

    private static RexNode swap(RexNode condition, int left, int right) {
        return new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                int column = ref.getIndex();
                return new RexInputRef(
                        column < left ? column + right : column - left, ref.getType());
            }
        }.apply(condition);
    }

    private static @Nullable Key notInKey(RexNode conjunct, int probeColumns) {
        if (conjunct.getKind() != SqlKind.IS_NOT_FALSE) {
            return null;
        }
        Key key = key(((RexCall) conjunct).getOperands().get(0), probeColumns);
        return key == null || key.nullSafe ? null : key;
    }

    private static @Nullable Key key(RexNode conjunct, int probeColumns) {
        if (conjunct.getKind() == SqlKind.IS_TRUE) {
            return key(((RexCall) conjunct).getOperands().get(0), probeColumns);
        }
        boolean nullSafe = conjunct.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
        if (!nullSafe && conjunct.getKind() != SqlKind.EQUALS) {
            return null;
        }
        RexCall comparison = (RexCall) conjunct;
        SqlParserPos position = comparison.getParserPosition();
        RexNode a = comparison.getOperands().get(0);
        RexNode b = comparison.getOperands().get(1);
        if (onProbe(a, probeColumns) && onBuild(b, probeColumns)) {
            return new Key(a, RexUtil.shift(b, -probeColumns), nullSafe, position);
        }
        if (onProbe(b, probeColumns) && onBuild(a, probeColumns)) {
            return new Key(b, RexUtil.shift(a, -probeColumns), nullSafe, position);
        }
        return null;
    }

    private static boolean onProbe(RexNode node, int probeColumns) {
        ImmutableBitSet columns = RelOptUtil.InputFinder.bits(node);
        return !columns.isEmpty() && columns.length() <= probeColumns;
    }

    private static boolean onBuild(RexNode node, int probeColumns) {
        ImmutableBitSet columns = RelOptUtil.InputFinder.bits(node);
        return !columns.isEmpty() && columns.nth(0) >= probeColumns;
    }

    /// All columns to which the condition refers, the probe side's first.
    ImmutableBitSet columns(int probeColumns) {
        ImmutableBitSet columns = RelOptUtil.InputFinder.bits(residual, null);
        for (Key key : keys) {
            columns = columns.union(RelOptUtil.InputFinder.bits(key.probe));
            columns = columns.union(RelOptUtil.InputFinder.bits(key.build).shift(probeColumns));
        }
        return columns;
    }
}
