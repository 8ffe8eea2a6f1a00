package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The value of x in the row with the largest y.
public final class MaxBy extends ExtremeBy {

    public MaxBy() {
        super(
                "MAX_BY",
                List.of("ARG_MAX"),
                about(
                        "MAX_BY(x, y [, n])",
                        "The value of x in the row with the largest y that is not null; of several such rows the smallest x."
                                + " With n an array of the values of the n rows with the largest ones.",
                        "SELECT MAX_BY(x, y) FROM (VALUES ('a', 10), ('b', 50), ('c', 20)) AS t(x, y)",
                        "b"),
                true);
    }
}
