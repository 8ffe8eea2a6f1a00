package io.feldspar.executor.source.avro;

import io.feldspar.executor.memory.MemoryPool;

/// The decompressed bytes of one block, in an array that is used again for the next. The array's
/// memory is reserved before it is allocated.
final class AvroBuffer implements AutoCloseable {

    private static final byte[] NOTHING = {};

    private final MemoryPool.Reservation memory;
    private byte[] bytes = NOTHING;
    private int length;

    AvroBuffer(MemoryPool.Reservation memory) {
        this.memory = memory;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /// Ensures capacity for so many bytes; those up to [#length()] are preserved.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with OUT_OF_MEMORY
    void ensure(int capacity) {
        if (capacity > bytes.length) {
            // both arrays exist while one is copied to the other
            memory.resize((long) bytes.length + capacity);
            byte[] larger = new byte[capacity];
            System.arraycopy(bytes, 0, larger, 0, length);
            bytes = larger;
            memory.resize(capacity);
        }
    }

    void length(int bytesThatCount) {
        length = bytesThatCount;
    }

    @Override
    public void close() {
        bytes = NOTHING;
        memory.close();
    }
}
