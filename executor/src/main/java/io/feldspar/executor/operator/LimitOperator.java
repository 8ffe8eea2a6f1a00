package io.feldspar.executor.operator;

import io.feldspar.executor.vector.Batch;
import org.jspecify.annotations.Nullable;

/// Drops the first `offset` rows and emits at most `limit` of those that follow.
public final class LimitOperator implements Operator {

    private final Operator input;
    private long toSkip;
    private long toEmit;

    /// @param limit -1 for all
    public LimitOperator(Operator input, long offset, long limit) {
        this.input = input;
        this.toSkip = offset;
        this.toEmit = limit < 0 ? Long.MAX_VALUE : limit;
    }

    @Override
    public @Nullable Batch next() {
        while (toEmit > 0) {
            Batch batch = input.next();
            if (batch == null) {
                toEmit = 0;
                return null;
            }
            int count = batch.rowCount();
            if (count <= toSkip) {
                toSkip -= count;
                continue;
            }
            int from = (int) toSkip;
            int kept = (int) Math.min(toEmit, count - from);
            toSkip = 0;
            toEmit -= kept;
            return kept == count ? batch : cut(batch, from, kept);
        }
        return null;
    }

    static Batch cut(Batch batch, int from, int count) {
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = batch.row(from + i);
        }
        return batch.withSelection(rows, count);
    }

    @Override
    public void close() {
        toEmit = 0;
        input.close();
    }
}
