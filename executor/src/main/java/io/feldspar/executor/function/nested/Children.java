package io.feldspar.executor.function.nested;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import java.util.List;

/// Several vectors of one type, one after the other.
final class Children {

    private Children() {}

    /// The first `count` rows of each.
    static FlatVector joined(Type type, FlatVector[] parts, int count) {
        FlatColumn column = FlatColumn.of(type, MemoryPool.Reservation.uncounted());
        for (FlatVector part : parts) {
            column.append(part, null, count);
        }
        return column.view();
    }

    /// All rows of each.
    static FlatVector joined(Type type, List<FlatVector> parts) {
        FlatColumn column = FlatColumn.of(type, MemoryPool.Reservation.uncounted());
        for (FlatVector part : parts) {
            column.append(part, null, part.length());
        }
        return column.view();
    }
}
