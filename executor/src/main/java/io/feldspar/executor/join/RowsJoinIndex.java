package io.feldspar.executor.join;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.store.RowIndex;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// A hash table for keys of any kind, which are compared where they lie in the build rows.
final class RowsJoinIndex extends JoinIndex {

    private final RowIndex index;
    private final boolean[] nullSafe;
    private final Chains chains;

    RowsJoinIndex(
            FlatColumn[] columns,
            boolean[] nullSafe,
            int rows,
            MemoryPool.Reservation reservation) {
        this.nullSafe = nullSafe;
        index = new RowIndex(columns, reservation);
        chains = new Chains(rows, reservation);
        index.reserve(rows);
        Vector[] keys = new Vector[columns.length];
        for (int k = 0; k < keys.length; k++) {
            keys[k] = columns[k].view();
        }
        addAll(keys, rows);
    }

    private void addAll(Vector[] keys, int rows) {
        Scratch scratch = new Scratch(keys.length);
        int size = Math.min(rows, JoinTable.CHUNK);
        scratch.ensure(size);
        int[] chunk = new int[size];
        int[] ids = new int[size];
        for (int from = 0; from < rows; from += JoinTable.CHUNK) {
            int end = Math.min(rows, from + JoinTable.CHUNK);
            int count = 0;
            for (int row = from; row < end; row++) {
                chunk[count] = row;
                count += matchable(keys, row) ? 1 : 0;
            }
            scratch.hasher.hash(keys, chunk, count, scratch.codes);
            index.add(scratch.codes, chunk, count, ids, scratch.rows);
            for (int i = 0; i < count; i++) {
                if (ids[i] != chunk[i]) {
                    chains.insertAfter(ids[i], chunk[i]);
                }
            }
        }
    }

    private boolean matchable(Vector[] keys, int row) {
        for (int k = 0; k < keys.length; k++) {
            if (!nullSafe[k] && keys[k].isNull(row)) {
                return false;
            }
        }
        return true;
    }

    @Override
    void find(Vector[] keys, int @Nullable [] rows, int count, int[] first, Scratch scratch) {
        scratch.ensure(count);
        scratch.hasher.hash(keys, rows, count, scratch.codes);
        FlatVector[] flat = new FlatVector[keys.length];
        for (int k = 0; k < flat.length; k++) {
            flat[k] = keys[k].flatten(rows, count);
        }
        // A null that must not match never does: rows with such a key are not in the index.
        index.find(flat, scratch.codes, rows, count, first, scratch.rows);
    }

    @Override
    int @Nullable [] next() {
        return chains.next();
    }

    @Override
    String strategy() {
        return "hashed rows";
    }
}
