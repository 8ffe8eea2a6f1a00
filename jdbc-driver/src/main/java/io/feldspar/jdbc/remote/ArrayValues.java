package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.TypeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arrays, whose elements are one behind the other.
final class ArrayValues extends RemoteValues {

    private final int[] starts;
    private final RemoteValues elements;

    /// @param starts where each array begins among the elements, and where the last ends
    ArrayValues(long @Nullable [] nulls, int[] starts, RemoteValues elements) {
        super(TypeKind.ARRAY, starts.length - 1, nulls);
        this.starts = starts;
        this.elements = elements;
    }

    @Override
    Object read(int row) {
        List<@Nullable Object> values = new ArrayList<>(starts[row + 1] - starts[row]);
        for (int i = starts[row]; i < starts[row + 1]; i++) {
            values.add(elements.value(i));
        }
        return Collections.unmodifiableList(values);
    }
}
