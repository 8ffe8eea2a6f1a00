package io.feldspar.executor.function.nested;

import io.feldspar.executor.vector.FlatVector;
import java.util.List;

/// The array without its NULLs.
public final class ArrayCompact extends PickedArray {

    public ArrayCompact() {
        super(
                "ARRAY_COMPACT",
                List.of(),
                about(
                        "ARRAY_COMPACT(a)",
                        "The array without its NULLs.",
                        "ARRAY_COMPACT([1, NULL, 2])",
                        "[1, 2]"),
                1,
                0,
                List.of(),
                0);
    }

    @Override
    Picker picker(Source source) {
        FlatVector child = source.child();
        return (row, picks) -> {
            for (int e = source.start(0, row); e < source.end(0, row); e++) {
                if (!child.isNull(e)) {
                    picks.add(e);
                }
            }
            return true;
        };
    }
}
