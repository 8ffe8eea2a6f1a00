package io.feldspar.executor.function.nested;

import java.util.List;

/// The elements of both arrays, one after the other.
public final class ArrayConcat extends PickedArray {

    public ArrayConcat() {
        super(
                "ARRAY_CONCAT",
                List.of("LIST_CONCAT", "LIST_CAT", "ARRAY_CAT"),
                about(
                        "ARRAY_CONCAT(a, b)",
                        "The elements of both arrays, one after the other. The same as a || b.",
                        "ARRAY_CONCAT([1], [2, 3])",
                        "[1, 2, 3]"),
                2,
                0,
                List.of(),
                0);
    }

    @Override
    Picker picker(Source source) {
        return (row, picks) -> {
            picks.addRange(source.start(0, row), source.end(0, row));
            picks.addRange(source.start(1, row), source.end(1, row));
            return true;
        };
    }
}
