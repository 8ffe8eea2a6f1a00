package io.feldspar.executor.function.nested;

import java.util.List;

/// The distinct elements that both arrays have.
public final class ArrayIntersect extends PickedArray {

    public ArrayIntersect() {
        super(
                "ARRAY_INTERSECT",
                List.of("LIST_INTERSECT"),
                about(
                        "ARRAY_INTERSECT(a, b)",
                        "The distinct elements that both arrays have. NULL equals NULL.",
                        "ARRAY_INTERSECT([1, 2], [2, 3])",
                        "[2]"),
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
                if (other.contains(e) && seen.add(e)) {
                    picks.add(e);
                }
            }
            return true;
        };
    }
}
