package io.feldspar.executor.function.nested;

import java.util.List;

/// `a[i]`.
public final class Item extends Subscript {

    public Item() {
        super(
                "ITEM",
                List.of(),
                0,
                true,
                about(
                        "ITEM(a, i)",
                        "The element of an array, of which the first has the position 0, or the"
                                + " value of a map. The same as a[i].",
                        "ARRAY(1, 2)[0]",
                        "1"));
    }
}
