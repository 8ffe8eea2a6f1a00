package io.feldspar.executor.function.aggregate;

/// The value of the last row.
public final class Last extends EndOfRows {

    public Last() {
        super(
                "LAST",
                about(
                        "LAST(x [, ignoring])",
                        "The value of the last row, or of the last whose value is not null where ignoring is true.",
                        "SELECT LAST(x) FROM (VALUES (7), (3)) AS t(x)",
                        "3"),
                true);
    }
}
