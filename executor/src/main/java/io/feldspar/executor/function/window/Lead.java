package io.feldspar.executor.function.window;

/// The value of a later row.
public final class Lead extends OffsetFunction {

    public Lead() {
        super(
                "LEAD",
                1,
                "after the row",
                "SELECT x, lead(x) OVER (ORDER BY x) FROM (VALUES (1), (2)) AS t(x)",
                "2, NULL");
    }
}
