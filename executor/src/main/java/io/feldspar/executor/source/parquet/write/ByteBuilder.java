package io.feldspar.executor.source.parquet.write;

import io.feldspar.executor.source.parquet.decode.LittleEndian;
import java.util.Arrays;

/// A growing byte array.
final class ByteBuilder {

    private byte[] bytes = new byte[1024];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /// Makes room for `count` more bytes.
    private void reserve(int count) {
        int needed = Math.addExact(length, count);
        if (needed > bytes.length) {
            bytes =
                    Arrays.copyOf(
                            bytes, Math.max(needed, (int) Math.min(2L * bytes.length, 1 << 30)));
        }
    }

    void add(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    void addInt(int value) {
        reserve(4);
        LittleEndian.INT.set(bytes, length, value);
        length += 4;
    }

    void addLong(long value) {
        reserve(8);
        LittleEndian.LONG.set(bytes, length, value);
        length += 8;
    }

    void addBytes(byte[] from, int start, int count) {
        reserve(count);
        System.arraycopy(from, start, bytes, length, count);
        length += count;
    }

    void addVarint(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            add((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        add(rest);
    }

    /// Overwrites the int at `at`.
    void setInt(int at, int value) {
        LittleEndian.INT.set(bytes, at, value);
    }
}
