package io.feldspar.executor.function.nested;

import java.util.List;

/// The least element.
public final class ArrayMin extends ArrayExtreme {

    public ArrayMin() {
        super(
                "ARRAY_MIN",
                List.of("LIST_MIN"),
                false,
                about(
                        "ARRAY_MIN(a)",
                        "The least element that is not NULL; NULL without any.",
                        "ARRAY_MIN([2, 1, 3, NULL])",
                        "1"));
    }
}
