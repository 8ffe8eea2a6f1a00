package io.feldspar.executor.function.nested;

import java.util.List;

/// The elements from the last to the first.
public final class ArrayReverse extends PickedArray {

    public ArrayReverse() {
        super(
                "ARRAY_REVERSE",
                List.of("LIST_REVERSE"),
                about(
                        "ARRAY_REVERSE(a)",
                        "The elements from the last to the first.",
                        "ARRAY_REVERSE([1, 2, 3])",
                        "[3, 2, 1]"),
                1,
                0,
                List.of(),
                0);
    }

    @Override
    Picker picker(Source source) {
        return (row, picks) -> {
            for (int e = source.end(0, row) - 1; e >= source.start(0, row); e--) {
                picks.add(e);
            }
            return true;
        };
    }
}
