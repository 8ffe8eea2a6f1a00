package io.feldspar.executor.function.nested;

import java.util.List;

/// The distinct elements of both arrays.
public final class ArrayUnion extends PickedArray {

    public ArrayUnion() {
        super(
                "ARRAY_UNION",
                List.of(),
                about(
                        "ARRAY_UNION(a, b)",
                        "The distinct elements of both arrays. NULL equals NULL.",
                        "ARRAY_UNION([1, 2], [2, 3])",
                        "[1, 2, 3]"),
                2,
                0,
                List.of(),
                0);
    }

    @Override
    Picker picker(Source source) {
        ElementIndex seen = new ElementIndex(source.child());
        return (row, picks) -> {
            seen.clear(source.size(0, row) + source.size(1, row));
            for (int list = 0; list < 2; list++) {
                for (int e = source.start(list, row); e < source.end(list, row); e++) {
                    if (seen.add(e)) {
                        picks.add(e);
                    }
                }
            }
            return true;
        };
    }
}
