package io.feldspar.dataset;

import io.feldspar.sql.tree.Expr;
import io.feldspar.sql.tree.Expr.Bound;
import java.util.List;

/// The rows that a call over a window sees, as [Window] begins it. Immutable.
public final class WindowSpec {

    static final WindowSpec ALL = new WindowSpec(new Expr.Window(List.of(), List.of(), null));

    private final Expr.Window window;

    private WindowSpec(Expr.Window window) {
        this.window = window;
    }

    Expr.Window window() {
        return window;
    }

    public WindowSpec partitionBy(Column... columns) {
        return new WindowSpec(
                new Expr.Window(Column.expressions(columns), window.order(), window.frame()));
    }

    public WindowSpec partitionBy(String column, String... columns) {
        return partitionBy(functions.cols(column, columns));
    }

    public WindowSpec orderBy(Column... columns) {
        return new WindowSpec(
                new Expr.Window(window.partition(), Column.expressions(columns), window.frame()));
    }

    public WindowSpec orderBy(String column, String... columns) {
        return orderBy(functions.cols(column, columns));
    }

    /// The rows from so many before to so many behind the current one, which is 0; see [Window].
    public WindowSpec rowsBetween(long start, long end) {
        return framed(true, start, end);
    }

    /// The rows whose key of the order is within such distances of the current one's.
    public WindowSpec rangeBetween(long start, long end) {
        return framed(false, start, end);
    }

    private WindowSpec framed(boolean rows, long start, long end) {
        Expr.Frame frame = new Expr.Frame(rows, bound(start), bound(end));
        return new WindowSpec(new Expr.Window(window.partition(), window.order(), frame));
    }

    private static Bound bound(long distance) {
        if (distance == 0) {
            return new Bound.Current();
        }
        if (distance == Window.unboundedPreceding || distance == Window.unboundedFollowing) {
            return new Bound.Unbounded(distance > 0);
        }
        // An INTEGER, as SQL writes it, so that RANGE adds it to keys of any number.
        Object value = Math.abs(distance);
        if (Math.abs(distance) <= Integer.MAX_VALUE) {
            value = (int) Math.abs(distance);
        }
        return new Bound.At(new Expr.Constant(value), distance > 0);
    }
}
