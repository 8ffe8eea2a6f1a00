package io.feldspar.planner.statistics;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/// What conditions on one column against constants leave of it.
///
/// @param points how many single values are allowed, or NaN where a range is
/// @param low the lower bound, -infinity if there is none, NaN where it has no number
/// @param high likewise the upper bound
/// @param holes how many single values are forbidden within
record ColumnRange(double points, double low, double high, double holes) {

    record Of(int column, ColumnRange range) {}

    private static final ColumnRange ALL =
            new ColumnRange(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);

    /// The range that a comparison of a column with a constant allows, or null where the condition
    /// is of another form.
    static @Nullable Of parse(RexNode node) {
        if (!(node instanceof RexCall call) || call.getOperands().size() != 2) {
            return null;
        }
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        if (call.getKind() == SqlKind.SEARCH) {
            Integer column = Selectivity.columnOf(left);
            ColumnRange range = ofSarg((RexLiteral) right);
            return column == null || range == null ? null : new Of(column, range);
        }
        SqlKind kind = call.getKind();
        if (left instanceof RexLiteral) {
            RexNode swap = left;
            left = right;
            right = swap;
            kind = kind.reverse();
        }
        Integer column = Selectivity.columnOf(left);
        boolean constant = right instanceof RexLiteral || !Double.isNaN(Numbers.of(right));
        if (column == null || !constant) {
            return null;
        }
        double value = Numbers.of(right);
        ColumnRange range =
                switch (kind) {
                    case EQUALS, IS_NOT_DISTINCT_FROM -> new ColumnRange(1, value, value, 0);
                    case NOT_EQUALS -> new ColumnRange(Double.NaN, ALL.low, ALL.high, 1);
                    case LESS_THAN, LESS_THAN_OR_EQUAL ->
                            new ColumnRange(Double.NaN, ALL.low, value, 0);
                    case GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                            new ColumnRange(Double.NaN, value, ALL.high, 0);
                    default -> null;
                };
        return range == null ? null : new Of(column, range);
    }

    private static @Nullable ColumnRange ofSarg(RexLiteral literal) {
        Sarg<?> sarg = literal.getValueAs(Sarg.class);
        if (sarg == null) {
            return null;
        }
        if (sarg.isPoints()) {
            double low = Double.NaN;
            double high = Double.NaN;
            for (Range<?> range : sarg.rangeSet.asRanges()) {
                double value = Numbers.of(range.lowerEndpoint(), literal);
                low = Double.isNaN(low) ? value : Math.min(low, value);
                high = Double.isNaN(high) ? value : Math.max(high, value);
            }
            return new ColumnRange(sarg.pointCount, low, high, 0);
        }
        if (sarg.isComplementedPoints()) {
            return new ColumnRange(
                    Double.NaN, ALL.low, ALL.high, sarg.rangeSet.asRanges().size() - 1.0);
        }
        if (sarg.rangeSet.asRanges().size() != 1) {
            return null;
        }
        Range<?> span = sarg.rangeSet.span();
        return new ColumnRange(
                Double.NaN,
                span.hasLowerBound() ? Numbers.of(span.lowerEndpoint(), literal) : ALL.low,
                span.hasUpperBound() ? Numbers.of(span.upperEndpoint(), literal) : ALL.high,
                span.hasLowerBound() && span.lowerBoundType() == BoundType.OPEN ? 0.5 : 0);
    }

    ColumnRange intersect(ColumnRange other) {
        double fewest =
                Double.isNaN(points)
                        ? other.points
                        : Double.isNaN(other.points) ? points : Math.min(points, other.points);
        return new ColumnRange(
                fewest, higher(low, other.low), lower(high, other.high), holes + other.holes);
    }

    private static double higher(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
    }

    private static double lower(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
    }

    /// The fraction of the column's rows within.
    double fraction(ColumnEstimate column) {
        double notNull = 1 - column.nullFraction();
        if (!Double.isNaN(points)) {
            boolean outside = column.hasRange() && (high < column.min() || low > column.max());
            return outside ? 0 : notNull * Math.min(1, points / Selectivity.choices(column));
        }
        double without = Math.max(0, 1 - Math.ceil(holes) / Selectivity.choices(column));
        boolean bounded = low != ALL.low || high != ALL.high;
        if (!bounded) {
            return notNull * without;
        }
        return notNull * without * share(column);
    }

    private double share(ColumnEstimate column) {
        if (!column.hasRange() || Double.isNaN(low) || Double.isNaN(high)) {
            boolean both = low != ALL.low && high != ALL.high;
            return both ? Selectivity.UNKNOWN_RANGE / 2 : Selectivity.UNKNOWN_RANGE;
        }
        double from = Math.max(low, column.min());
        double to = Math.min(high, column.max());
        if (from > to) {
            return 0;
        }
        double width = column.max() - column.min();
        double smallest = 1 / Selectivity.choices(column);
        return width == 0 ? 1 : Math.clamp((to - from) / width, Math.min(1, smallest), 1);
    }

    ColumnEstimate narrow(ColumnEstimate column) {
        double from = column.hasRange() ? Math.max(low, column.min()) : column.min();
        double to = column.hasRange() ? Math.min(high, column.max()) : column.max();
        double notNull = Math.max(1e-9, 1 - column.nullFraction());
        return column.restricted(fraction(column) / notNull, from, to);
    }
}
