package io.feldspar.planner.statistics;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What is expected of a relation. Columns are worked out when they are asked for, as statistics of
/// a table's column may cost some reading.
public final class RelEstimate {

    /// No estimate is infinite: costs are compared, and shares of rows computed.
    private static final double MAX_ROWS = 1e100;

    private final double rows;
    private final double baseRows;
    private final IntFunction<ColumnEstimate> source;
    private final @Nullable ColumnEstimate[] columns;

    /// @param baseRows the rows before filters; no set of columns has more distinct values
    public RelEstimate(
            double rows, double baseRows, int columnCount, IntFunction<ColumnEstimate> source) {
        if (Double.isNaN(rows) || Double.isNaN(baseRows)) {
            throw new IllegalArgumentException("rows must be numbers: " + rows + ", " + baseRows);
        }
        this.rows = Math.clamp(rows, 0, MAX_ROWS);
        this.baseRows = Math.clamp(baseRows, this.rows, MAX_ROWS);
        this.source = source;
        this.columns = new ColumnEstimate[columnCount];
    }

    public double rows() {
        return rows;
    }

    public double baseRows() {
        return baseRows;
    }

    public int columnCount() {
        return columns.length;
    }

    public ColumnEstimate column(int index) {
        ColumnEstimate known = columns[index];
        if (known == null) {
            known = source.apply(index);
            columns[index] = known;
        }
        return known;
    }

    /// The expected number of distinct combinations of the columns.
    public double distinct(Iterable<Integer> of) {
        double product = 1;
        for (int column : of) {
            product *= column(column).distinct();
            if (product >= rows) {
                return Math.max(1, rows);
            }
        }
        return Math.max(1, Math.min(product, rows));
    }

    /// The same columns with another number of rows.
    public RelEstimate resized(double others) {
        return new RelEstimate(others, others, columnCount(), i -> column(i).thinned(rows, others));
    }

    RelEstimate withRows(double others) {
        return new RelEstimate(
                others, baseRows, columnCount(), i -> column(i).thinned(rows, others));
    }
}
