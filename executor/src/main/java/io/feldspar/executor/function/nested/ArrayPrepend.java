package io.feldspar.executor.function.nested;

import java.util.List;

/// The array with a further element before the others.
public final class ArrayPrepend extends PickedArray {

    public ArrayPrepend() {
        super(
                "ARRAY_PREPEND",
                List.of(),
                about(
                        "ARRAY_PREPEND(a, x)",
                        "The array with a further element before the others.",
                        "ARRAY_PREPEND([1, 2], 3)",
                        "[3, 1, 2]"),
                1,
                1,
                List.of(),
                0);
    }

    @Override
    Picker picker(Source source) {
        return (row, picks) -> {
            picks.add(source.element(0, row));
            picks.addRange(source.start(0, row), source.end(0, row));
            return true;
        };
    }
}
