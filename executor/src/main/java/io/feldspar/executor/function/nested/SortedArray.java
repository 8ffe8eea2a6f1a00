package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.FlatVector;
import java.util.List;

/// Base of the functions that sort an array.
abstract class SortedArray extends PickedArray {

    private final boolean nullsFirst;

    /// @param nullsFirst whether NULLs come first where the order ascends, and last otherwise
    SortedArray(
            String name,
            List<String> aliases,
            Description description,
            boolean nullsFirst,
            boolean direction) {
        super(
                name,
                aliases,
                description,
                1,
                0,
                direction ? List.of(SimpleType.BOOLEAN) : List.of(),
                direction ? 1 : 0);
        this.nullsFirst = nullsFirst;
    }

    @Override
    final Picker picker(Source source) {
        FlatVector child = source.child();
        FlatVector ascending = source.other(0);
        return (row, picks) -> {
            boolean ascends = !(ascending instanceof ByteVector flags) || flags.values()[row] != 0;
            picks.addSorted(
                    source.start(0, row),
                    source.end(0, row),
                    (left, right) -> order(child, left, right, ascends));
            return true;
        };
    }

    private int order(FlatVector child, int left, int right, boolean ascends) {
        boolean leftNull = child.isNull(left);
        if (leftNull || child.isNull(right)) {
            int nullsLast = Boolean.compare(leftNull, child.isNull(right));
            return nullsFirst == ascends ? -nullsLast : nullsLast;
        }
        int order = ValueOrder.compareValues(child, left, child, right);
        return ascends ? order : -order;
    }
}
