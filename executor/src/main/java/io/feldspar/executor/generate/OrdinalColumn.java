package io.feldspar.executor.generate;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;

/// The positions themselves.
final class OrdinalColumn implements GeneratedColumn {

    private final Type type;

    OrdinalColumn(Type type) {
        this.type = type;
    }

    @Override
    public void read(Batch batch) {}

    @Override
    public long size(int row) {
        return 0;
    }

    @Override
    public Vector values(int[] rows, long[] positions, int count) {
        long[] nulls = null;
        for (int i = 0; i < count; i++) {
            if (positions[i] < 0) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, i);
            }
        }
        return new LongVector(type, Arrays.copyOf(positions, count), nulls, count);
    }
}
