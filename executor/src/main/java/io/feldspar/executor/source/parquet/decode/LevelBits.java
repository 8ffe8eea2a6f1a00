package io.feldspar.executor.source.parquet.decode;

import io.feldspar.executor.source.parquet.format.CorruptDataException;

/// Levels of several bits in the deprecated BIT_PACKED encoding, the most significant bit first.
public final class LevelBits {

    private LevelBits() {}

    /// Decodes `count` levels of `bits` bits.
    ///
    /// @return where they end
    public static int decode(byte[] in, int start, int end, int bits, int count, int[] out) {
        long bytes = ((long) count * bits + 7) >>> 3;
        if (bytes > end - start) {
            throw new CorruptDataException("levels end before the last value");
        }
        long bit = 0;
        for (int i = 0; i < count; i++) {
            int level = 0;
            for (int b = 0; b < bits; b++, bit++) {
                int octet = in[start + (int) (bit >>> 3)];
                level = level << 1 | (octet >>> (7 - (int) (bit & 7)) & 1);
            }
            out[i] = level;
        }
        return start + (int) bytes;
    }
}
