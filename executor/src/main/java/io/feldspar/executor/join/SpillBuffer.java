package io.feldspar.executor.join;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.operator.SpilledPartitions;
import io.feldspar.executor.store.RowStore;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/// Collects rows on their way to disk, so that they are written in runs of some length, as far as
/// there is memory for that.
final class SpillBuffer implements AutoCloseable {

    private final SpilledPartitions target;
    private final IntPredicate wanted;
    private final List<Type> types;
    private final MemoryPool.Reservation memory;
    private RowStore rows;

    /// @param wanted the partitions whose rows are written; others are dropped
    SpillBuffer(
            SpilledPartitions target,
            IntPredicate wanted,
            List<Type> types,
            OperatorContext context) {
        this.target = target;
        this.wanted = wanted;
        this.types = types;
        memory = context.memory().reservation("JOIN");
        rows = new RowStore(types, Set.of(), memory);
    }

    void add(Batch batch) {
        try {
            rows.append(batch);
        } catch (FeldsparException e) {
            if (!MemoryPool.isRefusal(e)) {
                throw e;
            }
            flush();
            target.write(batch.copy(), wanted);
            return;
        }
        if (rows.size() >= SpilledPartitions.CHUNK_ROWS
                || memory.bytes() >= SpilledPartitions.CHUNK_BYTES) {
            flush();
        }
    }

    void flush() {
        write(rows, memory.bytes(), target, wanted);
        rows = new RowStore(types, Set.of(), memory);
        memory.close();
    }

    /// Writes all rows of a store.
    ///
    /// @param bytes what they take in memory
    static void write(RowStore rows, long bytes, SpilledPartitions target, IntPredicate wanted) {
        int size = rows.size();
        int chunk = SpilledPartitions.chunk(size, bytes);
        Vector[] columns = rows.view();
        for (int from = 0; from < size; from += chunk) {
            int count = Math.min(chunk, size - from);
            int[] picks = new int[count];
            for (int i = 0; i < count; i++) {
                picks[i] = from + i;
            }
            Vector[] piece = new Vector[columns.length];
            for (int c = 0; c < columns.length; c++) {
                piece[c] = columns[c].gatherShared(picks, count);
            }
            target.write(Batch.of(piece, count), wanted);
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
