package io.feldspar.executor.function.nested;

import java.util.List;

/// The element at a position that counts from 1.
public final class ElementAt extends Subscript {

    public ElementAt() {
        super(
                "ELEMENT_AT",
                List.of(),
                1,
                true,
                about(
                        "ELEMENT_AT(a, i)",
                        "The element of an array, of which the first has the position 1 and the"
                                + " last -1, or the value of a map; NULL for a key that it does"
                                + " not have.",
                        "ELEMENT_AT(ARRAY(1, 2), -1)",
                        "2"));
    }
}
