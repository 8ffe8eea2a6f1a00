package io.feldspar.executor.function.aggregate;

/// The value of the first row.
public final class First extends EndOfRows {

    public First() {
        super(
                "FIRST",
                about(
                        "FIRST(x [, ignoring])",
                        "The value of the first row, or of the first whose value is not null where ignoring is true.",
                        "SELECT FIRST(x) FROM (VALUES (7), (3)) AS t(x)",
                        "7"),
                false);
    }
}
