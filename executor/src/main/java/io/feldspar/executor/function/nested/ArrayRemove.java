package io.feldspar.executor.function.nested;

import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.vector.FlatVector;
import java.util.List;

/// The array without the elements that equal x; NULL where x is NULL.
public final class ArrayRemove extends PickedArray {

    public ArrayRemove() {
        super(
                "ARRAY_REMOVE",
                List.of(),
                about(
                        "ARRAY_REMOVE(a, x)",
                        "The array without the elements that equal x; NULL where x is NULL.",
                        "ARRAY_REMOVE([1, 2, 1], 1)",
                        "[2]"),
                1,
                1,
                List.of(),
                0);
    }

    @Override
    Picker picker(Source source) {
        FlatVector child = source.child();
        return (row, picks) -> {
            int removed = source.element(0, row);
            for (int e = source.start(0, row); e < source.end(0, row); e++) {
                if (child.isNull(e) || ValueOrder.compare(child, e, child, removed) != 0) {
                    picks.add(e);
                }
            }
            return !child.isNull(removed);
        };
    }
}
