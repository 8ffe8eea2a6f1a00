package io.feldspar.executor.function.nested;

import java.util.List;

/// As [Item], with NULL beyond the array.
public final class Get extends Subscript {

    public Get() {
        super(
                "GET",
                List.of(),
                0,
                false,
                about(
                        "GET(a, i)",
                        "The element of an array, of which the first has the position 0; NULL for"
                                + " a position that it does not have.",
                        "GET(ARRAY(1, 2), 5)",
                        "NULL"));
    }
}
