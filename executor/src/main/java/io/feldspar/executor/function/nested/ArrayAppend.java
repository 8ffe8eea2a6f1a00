package io.feldspar.executor.function.nested;

import java.util.List;

/// The array with a further element behind the others.
public final class ArrayAppend extends PickedArray {

    public ArrayAppend() {
        super(
                "ARRAY_APPEND",
                List.of("LIST_APPEND", "ARRAY_PUSH_BACK"),
                about(
                        "ARRAY_APPEND(a, x)",
                        "The array with a further element behind the others.",
                        "ARRAY_APPEND([1, 2], 3)",
                        "[1, 2, 3]"),
                1,
                1,
                List.of(),
                0);
    }

    @Override
    Picker picker(Source source) {
        return (row, picks) -> {
            picks.addRange(source.start(0, row), source.end(0, row));
            picks.add(source.element(0, row));
            return true;
        };
    }
}
