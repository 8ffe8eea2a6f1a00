package io.feldspar.executor.function.nested;

import java.util.List;

/// The distinct elements of the first array that the second does not have.
public final class ArrayExcept extends PickedArray {

    public ArrayExcept() {
        super(
                "ARRAY_EXCEPT",
                List.of(),
                about(
                        "ARRAY_EXCEPT(a, b)",
                        "The distinct elements of the first array that the second does not have. NULL equals NULL.",
                        "ARRAY_EXCEPT([1, 2], [2, 3])",
                        "[1]"),
                2,
                0,
                List.of(),
                0);
    }

    @Override
    Picker picker(Source source) {
        ElementIndex seen = new ElementIndex(source.child());
        ElementIndex other = new ElementIndex(source.child());
        return (row, picks) -> {
            seen.clear(source.size(0, row));
            other.clear(source.size(1, row));
            other.addRange(source.start(1, row), source.end(1, row));
            for (int e = source.start(0, row); e < source.end(0, row); e++) {
                if (!other.contains(e) && seen.add(e)) {
                    picks.add(e);
                }
            }
            return true;
        };
    }
}
