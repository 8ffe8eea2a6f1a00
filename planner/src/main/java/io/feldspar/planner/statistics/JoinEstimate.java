package io.feldspar.planner.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/// What is expected of joining two relations.
///
/// @param pairs matching pairs
/// @param matchedFraction the fraction of left rows with a match
public record JoinEstimate(double pairs, double matchedFraction) {

    /// @param condition over the columns of the left relation followed by those of the right
    public static JoinEstimate of(RexNode condition, RelEstimate left, RelEstimate right) {
        int leftColumns = left.columnCount();
        List<ColumnEstimate> leftKeys = new ArrayList<>();
        List<ColumnEstimate> rightKeys = new ArrayList<>();
        double others = 1;
        for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
            int[] columns = equality(conjunct, leftColumns);
            if (columns.length == 2) {
                leftKeys.add(left.column(columns[0]));
                rightKeys.add(right.column(columns[1] - leftColumns));
            } else {
                others *=
                        Selectivity.of(
                                conjunct,
                                i ->
                                        i < leftColumns
                                                ? left.column(i)
                                                : right.column(i - leftColumns));
            }
        }
        double pairs = left.rows() * right.rows() * others;
        double matched = others;
        if (!leftKeys.isEmpty()) {
            pairs /= domain(leftKeys, left, rightKeys, right);
            matched *= matched(leftKeys, left, rightKeys, right);
        }
        return new JoinEstimate(pairs, Math.clamp(matched, 0, 1));
    }

    /// The columns of `left = right` across the sides, left first, or none.
    private static int[] equality(RexNode node, int leftColumns) {
        if (node instanceof RexCall call
                && (call.getKind() == SqlKind.EQUALS
                        || call.getKind() == SqlKind.IS_NOT_DISTINCT_FROM)) {
            Integer a = Selectivity.columnOf(call.getOperands().get(0));
            Integer b = Selectivity.columnOf(call.getOperands().get(1));
            if (a != null && b != null && a < leftColumns != b < leftColumns) {
                return new int[] {Math.min(a, b), Math.max(a, b)};
            }
        }
        return new int[0];
    }

    /// The number of key values that the sides draw from: a counted one where there is, otherwise
    /// the smaller bound, as that of a primary key is tight.
    static double domain(
            List<ColumnEstimate> leftKeys,
            RelEstimate left,
            List<ColumnEstimate> rightKeys,
            RelEstimate right) {
        return commonDomain(side(leftKeys, left.baseRows()), side(rightKeys, right.baseRows()));
    }

    /// The key values of one side.
    public record Side(double domain, boolean known) {}

    /// The combinations of several keys of one relation, at most one per row.
    public static Side side(List<ColumnEstimate> keys, double baseRows) {
        double product = 1;
        boolean known = true;
        for (ColumnEstimate key : keys) {
            product *= Math.max(1, key.domain());
            known &= key.known();
        }
        return new Side(
                Math.max(1, Math.min(product, baseRows)),
                known && (keys.size() == 1 || product <= baseRows));
    }

    public static double commonDomain(Side a, Side b) {
        if (a.known && b.known) {
            return Math.max(a.domain, b.domain);
        }
        double bound = Math.min(a.domain, b.domain);
        double counted = Math.max(a.known ? a.domain : 0, b.known ? b.domain : 0);
        return Math.max(1, Math.max(bound, counted));
    }

    private static double matched(
            List<ColumnEstimate> leftKeys,
            RelEstimate left,
            List<ColumnEstimate> rightKeys,
            RelEstimate right) {
        double present = 1;
        for (ColumnEstimate key : rightKeys) {
            present *= Math.max(1, key.distinct());
        }
        double domain = domain(leftKeys, left, rightKeys, right);
        return Math.min(1, Math.min(present, Math.max(1, right.rows())) / domain);
    }
}
