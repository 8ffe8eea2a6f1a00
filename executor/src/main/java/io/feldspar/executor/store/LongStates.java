package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import java.util.Arrays;

/// A growing long per group, reserved before it grows.
public final class LongStates {

    private final MemoryPool.Reservation reservation;
    private final long initial;
    private long[] values = new long[0];

    public LongStates(long initial, MemoryPool.Reservation reservation) {
        this.initial = initial;
        this.reservation = reservation;
    }

    public long[] values() {
        return values;
    }

    public void ensure(int groups) {
        if (groups > values.length) {
            int grown = Capacity.grow(values.length, groups);
            reservation.grow(8L * grown);
            int before = values.length;
            values = Arrays.copyOf(values, grown);
            if (initial != 0) {
                Arrays.fill(values, before, grown, initial);
            }
            reservation.resize(reservation.bytes() - 8L * before);
        }
    }

    public long[] slice(int from, int count) {
        return Arrays.copyOfRange(values, from, from + count);
    }

    public void reset() {
        Arrays.fill(values, initial);
    }
}
