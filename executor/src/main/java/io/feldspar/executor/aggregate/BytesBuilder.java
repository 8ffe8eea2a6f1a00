package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.Capacity;
import java.util.Arrays;

/// A growing run of bytes of one group, reserved before it grows.
final class BytesBuilder {

    private final MemoryPool.Reservation reservation;
    private byte[] bytes = new byte[0];
    private int size;

    BytesBuilder(MemoryPool.Reservation reservation) {
        this.reservation = reservation;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void append(byte[] from, int start, int length) {
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

    void release() {
        reservation.resize(reservation.bytes() - bytes.length);
        bytes = new byte[0];
        size = 0;
    }
}
