package io.feldspar.executor.vector;

import io.feldspar.executor.type.Type;
import org.jspecify.annotations.Nullable;

/// One double per row: DOUBLE and REAL.
public final class DoubleVector extends FlatVector {

    private final double[] values;

    public DoubleVector(Type type, double[] values, long @Nullable [] nulls, int length) {
        super(type, length, nulls);
        this.values = values;
    }

    public double[] values() {
        return values;
    }

    @Override
    public FlatVector gather(int @Nullable [] rows, int count) {
        double[] gathered = new double[count];
        if (rows == null) {
            System.arraycopy(values, 0, gathered, 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                gathered[i] = values[rows[i]];
            }
        }
        return new DoubleVector(type(), gathered, Nulls.gather(nulls(), rows, count), count);
    }

    @Override
    public long retainedBytes() {
        return 8L * values.length + nullBytes();
    }
}
