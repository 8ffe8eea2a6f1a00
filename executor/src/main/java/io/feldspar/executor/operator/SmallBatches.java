package io.feldspar.executor.operator;

import io.feldspar.executor.vector.Batch;
import org.jspecify.annotations.Nullable;

/// Hands rows on in batches of at most so many. For tests, to which the ends of batches must make
/// no difference.
public final class SmallBatches implements Operator {

    private final Operator input;
    private final int rows;
    private @Nullable Batch batch;
    private int emitted;

    private SmallBatches(Operator input, int rows) {
        this.input = input;
        this.rows = rows;
    }

    /// @param rows the most of a batch
    public static Operator of(Operator input, int rows) {
        return rows >= Batch.SIZE ? input : new SmallBatches(input, rows);
    }

    @Override
    public @Nullable Batch next() {
        Batch current = batch;
        if (current == null || emitted == current.rowCount()) {
            current = input.next();
            batch = current;
            emitted = 0;
        }
        if (current == null || current.rowCount() <= rows) {
            batch = null;
            return current;
        }
        int from = emitted;
        int count = Math.min(rows, current.rowCount() - from);
        emitted += count;
        return LimitOperator.cut(current, from, count);
    }

    @Override
    public void close() {
        batch = null;
        input.close();
    }
}
