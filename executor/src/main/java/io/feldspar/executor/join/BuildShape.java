package io.feldspar.executor.join;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.RowStore;
import io.feldspar.executor.type.Type;
import java.util.HashSet;
import java.util.List;

/// What the rows of a build side are, and by what they are found.
///
/// @param types of the columns
/// @param keys the columns that are compared; none where every pair of rows is tested
/// @param nullSafe per key: whether null matches null
public record BuildShape(List<Type> types, List<Integer> keys, List<Boolean> nullSafe) {

    public BuildShape {
        types = List.copyOf(types);
        keys = List.copyOf(keys);
        nullSafe = List.copyOf(nullSafe);
    }

    int[] keyColumns() {
        return keys.stream().mapToInt(Integer::intValue).toArray();
    }

    /// An empty store for rows that will be indexed.
    RowStore newStore(MemoryPool.Reservation memory) {
        return new RowStore(types, new HashSet<>(keys), memory);
    }

    /// Makes a store's rows ready to be joined with.
    ///
    /// @param memory the store's, which the build side closes
    BuildSide.InMemory index(RowStore rows, BuildHelpers helpers, MemoryPool.Reservation memory) {
        return keys.isEmpty()
                ? new BuildRows(rows.view(), rows.size(), memory)
                : JoinTable.index(rows, keys, nullSafe, helpers, memory);
    }
}
