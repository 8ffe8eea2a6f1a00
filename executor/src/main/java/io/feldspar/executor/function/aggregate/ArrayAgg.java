package io.feldspar.executor.function.aggregate;

import java.util.List;

/// The values of a group as an array, nulls included.
public final class ArrayAgg extends Collecting {

    public ArrayAgg() {
        super(
                "ARRAY_AGG",
                List.of("LIST"),
                about(
                        "ARRAY_AGG(x)",
                        "The values as an array, NULLs included; NULL without rows. ORDER BY behind"
                                + " the argument orders them.",
                        "SELECT ARRAY_AGG(x ORDER BY x) FROM (VALUES (2), (1)) AS t(x)",
                        "[1, 2]"));
    }

    @Override
    public boolean skipsNulls(int argument) {
        return false;
    }
}
