package io.feldspar.executor.join;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.store.RowStore;
import io.feldspar.executor.vector.Batch;
import org.jspecify.annotations.Nullable;

/// Reads a build side in blocks of as many rows as fit memory, at least a batch.
final class BlockReader {

    /// What an index takes for a row, about, while it is made.
    private static final long INDEX_BYTES = 64;

    private final Operator rows;
    private final BuildShape shape;
    private final long share;
    private final OperatorContext context;

    /// The first batch of the next block, where the last block had no room for it.
    private @Nullable Batch refused;

    /// @param share see [BuildReader#read]
    BlockReader(Operator rows, BuildShape shape, long share, OperatorContext context) {
        this.rows = rows;
        this.shape = shape;
        this.share = share;
        this.context = context;
    }

    /// The next block, or null at the end.
    BuildSide.@Nullable InMemory next() {
        Batch first = refused == null ? rows.next() : refused;
        refused = null;
        if (first == null) {
            return null;
        }
        MemoryPool.Reservation memory = context.memory().reservation("JOIN").withShare(share);
        try {
            return shape.index(load(first, memory), BuildHelpers.ALONE, memory);
        } catch (RuntimeException | Error e) {
            memory.close();
            throw e;
        }
    }

    private RowStore load(Batch first, MemoryPool.Reservation memory) {
        RowStore block = shape.newStore(memory);
        long indexBytes = shape.keys().isEmpty() ? 0 : INDEX_BYTES;
        try (MemoryPool.Reservation index = context.memory().reservation("JOIN").withShare(share)) {
            for (Batch batch = first; batch != null; batch = rows.next()) {
                context.checkCancelled();
                boolean room = index.tryGrow(indexBytes * batch.rowCount());
                if (block.size() > 0 && !(room && appended(block, batch))) {
                    refused = batch;
                    return block;
                }
                if (block.size() == 0) {
                    block.append(batch);
                }
            }
            return block;
        }
    }

    private static boolean appended(RowStore block, Batch batch) {
        try {
            block.append(batch);
            return true;
        } catch (FeldsparException e) {
            if (!MemoryPool.isRefusal(e)) {
                throw e;
            }
            return false;
        }
    }
}
