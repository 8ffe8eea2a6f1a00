package io.feldspar.executor.vector;

import io.feldspar.executor.type.Type;
import org.jspecify.annotations.Nullable;

/// One long per row: BIGINT, times, day-time intervals, decimals of at most 18 digits.
public final class LongVector extends FlatVector {

    private final long[] values;

    public LongVector(Type type, long[] values, long @Nullable [] nulls, int length) {
        super(type, length, nulls);
        this.values = values;
    }

    public long[] values() {
        return values;
    }

    @Override
    public FlatVector gather(int @Nullable [] rows, int count) {
        long[] gathered = new long[count];
        if (rows == null) {
            System.arraycopy(values, 0, gathered, 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                gathered[i] = values[rows[i]];
            }
        }
        return new LongVector(type(), gathered, Nulls.gather(nulls(), rows, count), count);
    }

    @Override
    public long retainedBytes() {
        return 8L * values.length + nullBytes();
    }
}
