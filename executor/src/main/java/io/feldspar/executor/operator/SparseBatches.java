package io.feldspar.executor.operator;

import io.feldspar.executor.store.BatchBuilder;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts batches of few rows together, for operators that drop most of their input.
///
/// Every batch costs the operators above a fixed price. Rows of a batch that has kept less than one
/// in eight are copied together until there are enough; fuller batches pass unchanged. Order is
/// preserved. The first sparse batch passes at once, later waits double, so that a LIMIT
/// above does not wait.
public final class SparseBatches {

    private static final int SPARSE = Batch.SIZE / 8;
    private static final int ENOUGH = Batch.SIZE - SPARSE;

    private final BatchBuilder builder;
    private @Nullable Batch held;
    private int patience = 1;

    /// @param types the types of the batches' columns
    public SparseBatches(List<Type> types) {
        builder = new BatchBuilder(types, Integer.MAX_VALUE);
    }

    /// Where batches come from; null at the end.
    @FunctionalInterface
    public interface Source {
        @Nullable Batch next();
    }

    public @Nullable Batch next(Source source) {
        Batch before = held;
        if (before != null) {
            held = null;
            return before;
        }
        for (int merged = 1; ; merged++) {
            Batch batch = source.next();
            if (batch == null) {
                return builder.size() > 0 ? builder.take() : null;
            }
            if (batch.rowCount() >= SPARSE) {
                if (builder.size() == 0) {
                    return batch;
                }
                held = batch;
                return builder.take();
            }
            builder.append(batch, batch.selection(), 0, batch.rowCount());
            if (builder.size() >= ENOUGH || merged >= patience) {
                patience = Math.min(2 * patience, 1 << 20);
                return builder.take();
            }
        }
    }
}
