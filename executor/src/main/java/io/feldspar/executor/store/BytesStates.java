package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A growing text per group, or none.
public final class BytesStates {

    /// What an array takes besides its bytes.
    private static final int HEADER = 24;

    private final MemoryPool.Reservation reservation;
    private byte[][] values = new byte[0][];
    private long held;

    public BytesStates(MemoryPool.Reservation reservation) {
        this.reservation = reservation;
    }

    public void ensure(int groups) {
        if (groups > values.length) {
            int grown = Capacity.grow(values.length, groups);
            reservation.grow(8L * grown - 8L * values.length);
            values = Arrays.copyOf(values, grown);
        }
    }

    public byte @Nullable [] value(int group) {
        return values[group];
    }

    public void set(int group, byte[] bytes) {
        byte[] before = values[group];
        long more = (long) bytes.length - (before == null ? -HEADER : before.length);
        reservation.resize(reservation.bytes() + more);
        held += more;
        values[group] = bytes;
    }

    public FlatVector slice(Type type, int from, int count) {
        int[] starts = new int[count];
        int[] lengths = new int[count];
        long[] nulls = null;
        int total = 0;
        for (int i = 0; i < count; i++) {
            byte[] bytes = values[from + i];
            starts[i] = total;
            if (bytes == null) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, i);
            } else {
                lengths[i] = bytes.length;
                total = Math.addExact(total, bytes.length);
            }
        }
        byte[] heap = new byte[total];
        for (int i = 0; i < count; i++) {
            byte[] bytes = values[from + i];
            if (bytes != null) {
                System.arraycopy(bytes, 0, heap, starts[i], bytes.length);
            }
        }
        return new BytesVector(type, heap, starts, lengths, nulls, count);
    }

    public void reset() {
        Arrays.fill(values, null);
        reservation.resize(reservation.bytes() - held);
        held = 0;
    }
}
