package io.feldspar.executor.function.nested;

import java.util.List;

/// The first of each elements that are equal.
public final class ArrayDistinct extends PickedArray {

    public ArrayDistinct() {
        super(
                "ARRAY_DISTINCT",
                List.of(),
                about(
                        "ARRAY_DISTINCT(a)",
                        "The first of each elements that are equal. NULL equals NULL.",
                        "ARRAY_DISTINCT([1, 2, 1, NULL, NULL])",
                        "[1, 2, NULL]"),
                1,
                0,
                List.of(),
                0);
    }

    @Override
    Picker picker(Source source) {
        ElementIndex seen = new ElementIndex(source.child());
        return (row, picks) -> {
            seen.clear(source.size(0, row));
            for (int e = source.start(0, row); e < source.end(0, row); e++) {
                if (seen.add(e)) {
                    picks.add(e);
                }
            }
            return true;
        };
    }
}
