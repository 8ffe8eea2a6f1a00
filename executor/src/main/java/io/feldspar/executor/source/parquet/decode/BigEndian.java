package io.feldspar.executor.source.parquet.decode;

import io.feldspar.executor.source.parquet.format.CorruptDataException;

/// Two's complement numbers with the most significant byte first, as decimals are stored in
/// bytes.
final class BigEndian {

    private BigEndian() {}

    /// The number of `width` bytes at `at`, which must fit a long.
    static long signed(byte[] in, int at, int width) {
        int first = Math.max(0, width - 8);
        long value = width == 0 ? 0 : in[at + first];
        for (int i = first + 1; i < width; i++) {
            value = (value << 8) | (in[at + i] & 0xFF);
        }
        byte sign = (byte) (value >> 63);
        for (int i = 0; i < first; i++) {
            if (in[at + i] != sign) {
                throw new CorruptDataException("a decimal beyond its precision");
            }
        }
        return value;
    }

    /// The upper 64 bits of the number of `width` bytes at `at`, which must fit 128 bits.
    static long high(byte[] in, int at, int width) {
        if (width <= 8) {
            return signed(in, at, width) >> 63;
        }
        return signed(in, at, width - 8);
    }

    /// The lower 64 bits of the number of `width` bytes at `at`.
    static long low(byte[] in, int at, int width) {
        return width <= 8 ? signed(in, at, width) : signed(in, at + width - 8, 8);
    }
}
