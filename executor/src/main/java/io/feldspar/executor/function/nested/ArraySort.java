package io.feldspar.executor.function.nested;

import java.util.List;

/// The elements in ascending order, NULLs last.
public final class ArraySort extends SortedArray {

    public ArraySort() {
        super(
                "ARRAY_SORT",
                List.of(),
                about(
                        "ARRAY_SORT(a)",
                        "The elements in ascending order, NULLs last.",
                        "ARRAY_SORT([2, NULL, 1])",
                        "[1, 2, NULL]"),
                false,
                false);
    }
}
