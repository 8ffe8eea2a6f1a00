package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.Nulls;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A growing run of bytes per group, none until something is appended.
public final class BytesBuilders {

    /// What an entry takes besides its bytes.
    private static final int OVERHEAD = 64;

    private final MemoryPool.Reservation reservation;
    private BytesBuilder[] builders = new BytesBuilder[0];

    public BytesBuilders(MemoryPool.Reservation reservation) {
        this.reservation = reservation;
    }

    public void ensure(int groups) {
        if (groups > builders.length) {
            int grown = Capacity.grow(builders.length, groups);
            reservation.grow(8L * grown - 8L * builders.length);
            builders = Arrays.copyOf(builders, grown);
        }
    }

    public @Nullable BytesBuilder find(int group) {
        return builders[group];
    }

    public BytesBuilder get(int group) {
        BytesBuilder builder = find(group);
        if (builder == null) {
            reservation.grow(OVERHEAD);
            builder = new BytesBuilder(reservation);
            builders[group] = builder;
        }
        return builder;
    }

    /// The bytes of the groups `from` to `from + count`, null where nothing was appended.
    public BytesVector slice(Type type, int from, int count) {
        int[] starts = new int[count];
        int[] lengths = new int[count];
        long[] nulls = null;
        long total = 0;
        for (int i = 0; i < count; i++) {
            BytesBuilder builder = find(from + i);
            starts[i] = (int) total;
            if (builder == null) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, i);
            } else {
                lengths[i] = builder.size();
                total += builder.size();
            }
            if (total > Capacity.MAX) {
                throw Capacity.valueTooLarge();
            }
        }
        byte[] heap = new byte[(int) total];
        for (int i = 0; i < count; i++) {
            BytesBuilder builder = find(from + i);
            if (builder != null) {
                System.arraycopy(builder.bytes(), 0, heap, starts[i], lengths[i]);
            }
        }
        return new BytesVector(type, heap, starts, lengths, nulls, count);
    }

    public void reset() {
        for (int i = 0; i < builders.length; i++) {
            BytesBuilder builder = find(i);
            if (builder != null) {
                builder.release();
                reservation.resize(reservation.bytes() - OVERHEAD);
            }
        }
        Arrays.fill(builders, null);
    }
}
