package io.feldspar.executor.batch;

import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/// How the payload of a frame is compressed. The ordinal is written: append new ones at the end.
public enum Compression {
    NONE {
        @Override
        int mostPlain(int stored) {
            return stored;
        }

        @Override
        int compress(byte[] plain, int length, byte[] out) {
            System.arraycopy(plain, 0, out, 0, length);
            return length;
        }

        @Override
        boolean decompress(byte[] stored, int length, byte[] plain, int plainLength) {
            System.arraycopy(stored, 0, plain, 0, length);
            return length == plainLength;
        }
    },

    LZ4 {
        @Override
        int mostPlain(int stored) {
            return (int) Math.min(Frame.MAX_PAYLOAD, 256L * stored + 64);
        }

        @Override
        int compress(byte[] plain, int length, byte[] out) {
            return Lz4.COMPRESSOR.compress(plain, 0, length, out, 0, out.length);
        }

        @Override
        boolean decompress(byte[] stored, int length, byte[] plain, int plainLength) {
            try {
                return Lz4.DECOMPRESSOR.decompress(stored, 0, length, plain, 0, plainLength)
                        == plainLength;
            } catch (LZ4Exception _) {
                return false;
            }
        }
    };

    /// The most bytes that `stored` bytes can decompress to.
    abstract int mostPlain(int stored);

    /// Compresses the first `length` bytes and gives the number of bytes written to `out`, which
    /// must have [#mostStored] of room.
    abstract int compress(byte[] plain, int length, byte[] out);

    /// Decompresses the first `length` bytes into exactly `plainLength`; false where they do not
    /// hold that.
    abstract boolean decompress(byte[] stored, int length, byte[] plain, int plainLength);

    /// The most bytes that `plain` bytes can compress to.
    static int mostStored(int plain) {
        return Math.addExact(plain, plain / 255 + 16);
    }

    /// Loaded with the first frame that is compressed.
    private static final class Lz4 {
        static final LZ4Compressor COMPRESSOR = LZ4Factory.fastestInstance().fastCompressor();
        static final LZ4SafeDecompressor DECOMPRESSOR =
                LZ4Factory.fastestInstance().safeDecompressor();
    }
}
