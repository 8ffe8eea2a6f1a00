package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The value of x in the row with the smallest y.
public final class MinBy extends ExtremeBy {

    public MinBy() {
        super(
                "MIN_BY",
                List.of("ARG_MIN"),
                about(
                        "MIN_BY(x, y [, n])",
                        "The value of x in the row with the smallest y that is not null; of several such rows the smallest x."
                                + " With n an array of the values of the n rows with the smallest ones.",
                        "SELECT MIN_BY(x, y) FROM (VALUES ('a', 10), ('b', 50), ('c', 20)) AS t(x, y)",
                        "a"),
                false);
    }
}
