package io.feldspar.executor.vector;

import io.feldspar.executor.type.Type;
import org.jspecify.annotations.Nullable;

/// One int per row: INTEGER and narrower, DATE, year-month intervals.
public final class IntVector extends FlatVector {

    private final int[] values;

    public IntVector(Type type, int[] values, long @Nullable [] nulls, int length) {
        super(type, length, nulls);
        this.values = values;
    }

    public int[] values() {
        return values;
    }

    @Override
    public FlatVector gather(int @Nullable [] rows, int count) {
        int[] gathered = new int[count];
        if (rows == null) {
            System.arraycopy(values, 0, gathered, 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                gathered[i] = values[rows[i]];
            }
        }
        return new IntVector(type(), gathered, Nulls.gather(nulls(), rows, count), count);
    }

    @Override
    public long retainedBytes() {
        return 4L * values.length + nullBytes();
    }
}
