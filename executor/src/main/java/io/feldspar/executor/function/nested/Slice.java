package io.feldspar.executor.function.nested;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.IntVector;
import java.util.List;
import java.util.Objects;

/// The elements from a position, of which the first is 1 and the last -1.
public final class Slice extends PickedArray {

    public Slice() {
        super(
                "SLICE",
                List.of(),
                about(
                        "SLICE(a, start, length)",
                        "The elements from a position, of which the first is 1 and the last -1.",
                        "SLICE([1, 2, 3, 4], 2, 2)",
                        "[2, 3]"),
                1,
                0,
                List.of(SimpleType.INTEGER, SimpleType.INTEGER),
                0);
    }

    @Override
    Picker picker(Source source) {
        int[] starts = ((IntVector) Objects.requireNonNull(source.other(0))).values();
        int[] lengths = ((IntVector) Objects.requireNonNull(source.other(1))).values();
        return (row, picks) -> {
            int size = source.size(0, row);
            if (starts[row] == 0 || lengths[row] < 0) {
                throw new FeldsparException(
                        ErrorCode.INVALID_PARAMETER,
                        starts[row] == 0
                                ? "The start of a slice is 0, but the first element is 1"
                                : "The length of a slice is negative",
                        "Count from 1, or from the end by negative numbers.");
            }
            long from = starts[row] > 0 ? starts[row] - 1L : (long) size + starts[row];
            long to = Math.min(size, from + lengths[row]);
            if (from >= 0 && from < to) {
                picks.addRange(source.start(0, row) + (int) from, source.start(0, row) + (int) to);
            }
            return true;
        };
    }
}
