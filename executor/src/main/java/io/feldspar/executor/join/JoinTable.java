package io.feldspar.executor.join;

import io.feldspar.executor.filter.RuntimeFilter;
import io.feldspar.executor.filter.RuntimeFilterBuilder;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.store.RowStore;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The build side of a join: its rows column by column, and an index over the keys.
///
/// ```text
/// one dense range of integers      DirectJoinIndex     an array by key
/// integers that pack into 63 bits  PackedJoinIndex     a hash table of longs
/// anything else                    RowsJoinIndex       a hash table of rows
/// ```
/// Immutable once built, so any number of tasks may probe it. Holds a reservation until closed.
public final class JoinTable implements BuildSide.InMemory {

    /// Rows that are worked on at a time while building.
    static final int CHUNK = Batch.SIZE;

    private static final long MAX_DIRECT_SLOTS = 1 << 24;
    private static final long SMALL_DIRECT_SLOTS = 1 << 16;

    private final Vector[] columns;
    private final int rows;
    private final int[] keys;
    private final boolean[] nullSafe;
    private final JoinIndex index;
    private final MemoryPool.Reservation reservation;

    private JoinTable(
            Vector[] columns,
            int rows,
            int[] keys,
            boolean[] nullSafe,
            JoinIndex index,
            MemoryPool.Reservation reservation) {
        this.columns = columns;
        this.rows = rows;
        this.keys = keys;
        this.nullSafe = nullSafe;
        this.index = index;
        this.reservation = reservation;
    }

    /// The table over the rows of a store.
    ///
    /// @param reservation the store's; the table closes it
    static JoinTable index(
            RowStore store,
            List<Integer> keyColumns,
            List<Boolean> nullSafe,
            BuildHelpers helpers,
            MemoryPool.Reservation reservation) {
        int[] keys = keyColumns.stream().mapToInt(Integer::intValue).toArray();
        boolean[] safe = new boolean[keys.length];
        Vector[] columns = store.view();
        List<Vector> vectors = new ArrayList<>();
        for (int k = 0; k < keys.length; k++) {
            safe[k] = nullSafe.get(k);
            vectors.add(columns[keys[k]]);
        }
        int rows = store.size();
        Vector[] keyVectors = vectors.toArray(Vector[]::new);
        KeyPacking packing = KeyPacking.of(vectors, safe, rows);
        JoinIndex index;
        if (packing == null) {
            FlatColumn[] flat = new FlatColumn[keys.length];
            for (int k = 0; k < keys.length; k++) {
                flat[k] = Objects.requireNonNull(store.column(keys[k]).flat());
            }
            index = new RowsJoinIndex(flat, safe, rows, reservation);
        } else if (packing.largestCode() < directLimit(rows)) {
            index = new DirectJoinIndex(packing, keyVectors, rows, helpers, reservation);
        } else {
            index = new PackedJoinIndex(packing, keyVectors, rows, helpers, reservation);
        }
        return new JoinTable(columns, rows, keys, safe, index, reservation);
    }

    /// An array by key takes 4 bytes a slot, a hash table 32 to 64 bytes a row.
    private static long directLimit(int rows) {
        return Math.max(SMALL_DIRECT_SLOTS, Math.min(MAX_DIRECT_SLOTS, 8L * rows));
    }

    @Override
    public Vector[] columns() {
        return columns;
    }

    @Override
    public int rows() {
        return rows;
    }

    /// Whether no key comes twice.
    public boolean unique() {
        return index.next() == null;
    }

    JoinIndex index() {
        return index;
    }

    private Vector key(int index) {
        return columns[keys[index]];
    }

    /// A filter for the probe side's values of key `index`, or null where its type allows none, or
    /// where null matches null.
    public @Nullable RuntimeFilter runtimeFilter(int index) {
        return nullSafe[index] ? null : RuntimeFilterBuilder.of(key(index), rows);
    }

    /// The build rows in which a key is null that matches nothing.
    int[] rowsWithNullKey() {
        int[] found = new int[16];
        int count = 0;
        for (int k = 0; k < keys.length; k++) {
            Vector key = columns[keys[k]];
            if (nullSafe[k] || !key.mayHaveNulls()) {
                continue;
            }
            for (int row = 0; row < rows; row++) {
                if (key.isNull(row)) {
                    if (count == found.length) {
                        found = Arrays.copyOf(found, 2 * count);
                    }
                    found[count++] = row;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    /// How keys are found, for EXPLAIN ANALYZE.
    public String strategy() {
        return index.strategy() + (unique() ? ", unique keys" : "");
    }

    @Override
    public long retainedBytes() {
        return reservation.bytes();
    }

    @Override
    public void close() {
        reservation.close();
    }
}
