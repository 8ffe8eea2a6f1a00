package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.store.KeyHasher;
import io.feldspar.executor.store.RowIndex;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Groups by keys of any kind: the keys are stored column by column and found through their hash.
final class HashedGroups {

    private final FlatColumn[] columns;
    private final RowIndex index;
    private final KeyHasher hasher;
    private final RowIndex.Scratch scratch = new RowIndex.Scratch();
    private long[] hashes = new long[0];

    HashedGroups(List<Type> types, MemoryPool.Reservation reservation) {
        columns = new FlatColumn[types.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = FlatColumn.of(types.get(i), reservation);
        }
        index = new RowIndex(columns, reservation);
        hasher = new KeyHasher(columns.length);
    }

    int size() {
        return index.size();
    }

    void assign(Vector[] keys, int @Nullable [] rows, int count, int[] groups) {
        if (hashes.length < count) {
            hashes = new long[count];
        }
        hasher.hash(keys, rows, count, hashes);
        FlatVector[] flat = new FlatVector[keys.length];
        for (int c = 0; c < flat.length; c++) {
            flat[c] = keys[c].flatten(rows, count);
        }
        index.assign(flat, hashes, rows, count, groups, scratch);
    }

    Vector[] keys(int from, int count) {
        Vector[] keys = new Vector[columns.length];
        for (int c = 0; c < keys.length; c++) {
            keys[c] = columns[c].slice(from, count);
        }
        return keys;
    }
}
