package io.feldspar.executor.function.nested;

import java.util.List;

/// The greatest element.
public final class ArrayMax extends ArrayExtreme {

    public ArrayMax() {
        super(
                "ARRAY_MAX",
                List.of("LIST_MAX"),
                true,
                about(
                        "ARRAY_MAX(a)",
                        "The greatest element that is not NULL; NULL without any.",
                        "ARRAY_MAX([2, 1, 3, NULL])",
                        "3"));
    }
}
