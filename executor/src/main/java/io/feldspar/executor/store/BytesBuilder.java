package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import java.util.Arrays;

/// A growing run of bytes of one group, reserved before it grows.
public final class BytesBuilder {

    private final MemoryPool.Reservation reservation;
    private byte[] bytes = new byte[0];
    private int size;

    public BytesBuilder(MemoryPool.Reservation reservation) {
        this.reservation = reservation;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return size;
    }

    public void append(byte[] from, int start, int length) {
        long needed = (long) size + length;
        if (needed > bytes.length) {
            if (needed > Capacity.MAX) {
                throw Capacity.valueTooLarge();
            }
            int grown = Capacity.grow(bytes.length, (int) needed);
            reservation.grow(grown);
            int before = bytes.length;
            bytes = Arrays.copyOf(bytes, grown);
            reservation.resize(reservation.bytes() - before);
        }
        System.arraycopy(from, start, bytes, size, length);
        size += length;
    }

    public void release() {
        reservation.resize(reservation.bytes() - bytes.length);
        bytes = new byte[0];
        size = 0;
    }
}
