package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.Capacity;
import java.util.Arrays;

/// A growing long per group, reserved before it grows.
final class LongStates {

    private final MemoryPool.Reservation reservation;
    private final long initial;
    private long[] values = new long[0];

    LongStates(long initial, MemoryPool.Reservation reservation) {
        this.initial = initial;
        this.reservation = reservation;
    }

    long[] values() {
        return values;
    }

    void ensure(int groups) {
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

    long[] slice(int from, int count) {
        return Arrays.copyOfRange(values, from, from + count);
    }

    void reset() {
        Arrays.fill(values, initial);
    }
}
