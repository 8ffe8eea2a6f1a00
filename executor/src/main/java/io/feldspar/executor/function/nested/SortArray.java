package io.feldspar.executor.function.nested;

import java.util.List;

/// The elements in ascending order with NULLs first, or in descending order with NULLs last.
public final class SortArray extends SortedArray {

    public SortArray() {
        super(
                "SORT_ARRAY",
                List.of("LIST_SORT"),
                about(
                        "SORT_ARRAY(a [, ascending])",
                        "The elements in ascending order with NULLs first, or in descending order with NULLs last.",
                        "SORT_ARRAY([2, NULL, 1])",
                        "[NULL, 1, 2]"),
                true,
                true);
    }
}
