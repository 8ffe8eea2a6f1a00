package io.feldspar.executor.vector;

import io.feldspar.executor.type.Type;
import org.jspecify.annotations.Nullable;

/// One byte per row: BOOLEAN as 0 and 1.
public final class ByteVector extends FlatVector {

    private final byte[] values;

    public ByteVector(Type type, byte[] values, long @Nullable [] nulls, int length) {
        super(type, length, nulls);
        this.values = values;
    }

    public byte[] values() {
        return values;
    }

    @Override
    public FlatVector gather(int @Nullable [] rows, int count) {
        byte[] gathered = new byte[count];
        if (rows == null) {
            System.arraycopy(values, 0, gathered, 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                gathered[i] = values[rows[i]];
            }
        }
        return new ByteVector(type(), gathered, Nulls.gather(nulls(), rows, count), count);
    }

    @Override
    public long retainedBytes() {
        return (long) values.length + nullBytes();
    }
}
