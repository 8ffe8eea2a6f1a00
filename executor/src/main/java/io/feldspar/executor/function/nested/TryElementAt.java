package io.feldspar.executor.function.nested;

import java.util.List;

/// As [ElementAt], with NULL beyond the array.
public final class TryElementAt extends Subscript {

    public TryElementAt() {
        super(
                "TRY_ELEMENT_AT",
                List.of("LIST_EXTRACT", "LIST_ELEMENT", "ARRAY_EXTRACT"),
                1,
                false,
                about(
                        "TRY_ELEMENT_AT(a, i)",
                        "As ELEMENT_AT, but NULL for a position that the array does not have.",
                        "TRY_ELEMENT_AT(ARRAY(1, 2), 3)",
                        "NULL"));
    }
}
