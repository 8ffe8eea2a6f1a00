package io.feldspar.executor.function.window;

/// The value of an earlier row.
public final class Lag extends OffsetFunction {

    public Lag() {
        super(
                "LAG",
                -1,
                "before the row",
                "SELECT x, lag(x) OVER (ORDER BY x) FROM (VALUES (1), (2)) AS t(x)",
                "NULL, 1");
    }
}
