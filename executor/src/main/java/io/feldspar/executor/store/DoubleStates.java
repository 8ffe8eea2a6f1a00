package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import java.util.Arrays;

/// A growing double per group, reserved before it grows.
public final class DoubleStates {

    private final MemoryPool.Reservation reservation;
    private final double initial;
    private double[] values = new double[0];

    public DoubleStates(double initial, MemoryPool.Reservation reservation) {
        this.initial = initial;
        this.reservation = reservation;
    }

    public double[] values() {
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

    public double[] slice(int from, int count) {
        return Arrays.copyOfRange(values, from, from + count);
    }

    public void reset() {
        Arrays.fill(values, initial);
    }
}
