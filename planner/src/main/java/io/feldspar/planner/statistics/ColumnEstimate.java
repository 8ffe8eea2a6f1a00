package io.feldspar.planner.statistics;

/// What is expected of the values of a column.
///
/// @param distinct distinct values among the rows at hand
/// @param domain distinct values the column could have had before filters on *other* columns took
///     rows away; joins by equality divide by it
/// @param known whether `domain` was counted; otherwise it is an upper bound, made from the range
///     and the number of rows
/// @param min the smallest value as a number (dates as days), or NaN where unknown
/// @param max the largest value as a number, or NaN where unknown
/// @param nullFraction between 0 and 1
public record ColumnEstimate(
        double distinct,
        double domain,
        boolean known,
        double min,
        double max,
        double nullFraction) {

    /// A column of which only the number of rows is known.
    public static ColumnEstimate unknown(double rows) {
        double bound = Math.max(1, rows);
        return new ColumnEstimate(bound, bound, false, Double.NaN, Double.NaN, 0);
    }

    public static ColumnEstimate constant() {
        return new ColumnEstimate(1, 1, true, Double.NaN, Double.NaN, 0);
    }

    public boolean hasRange() {
        return min <= max;
    }

    /// The column after `rows` of `before` rows were kept by a filter on other columns.
    ColumnEstimate thinned(double before, double rows) {
        if (rows >= before) {
            return this;
        }
        double kept = Math.min(drawn(distinct, before, rows), Math.max(1, rows));
        return new ColumnEstimate(kept, domain, known, min, max, nullFraction);
    }

    /// The column after a filter on itself kept the fraction `selectivity` and the range `low` to
    /// `high`.
    ColumnEstimate restricted(double selectivity, double low, double high) {
        double fraction = Math.clamp(selectivity, 0, 1);
        return new ColumnEstimate(
                Math.max(1, distinct * fraction),
                Math.max(1, domain * fraction),
                known,
                low,
                high,
                0);
    }

    /// How many of `distinct` equally frequent values appear among `rows` of `total` rows.
    static double drawn(double distinct, double total, double rows) {
        if (distinct <= 0 || total <= 0) {
            return Math.max(1, rows);
        }
        double perValue = total / distinct;
        return Math.max(1, distinct * (1 - Math.pow(1 - Math.min(1, rows / total), perValue)));
    }
}
