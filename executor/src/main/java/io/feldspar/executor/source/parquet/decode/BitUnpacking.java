package io.feldspar.executor.source.parquet.decode;

import static io.feldspar.executor.source.parquet.decode.LittleEndian.LONG;

/// Unpacks numbers of 0 to 32 bits, least significant bit first.
///
/// Eight numbers of `width` bits are `width` bytes. A group of eight is cut out of one, two or
/// four unaligned 64-bit reads; with shift counts held in registers this runs as fast as code
/// that is specialised for the width. Reads go up to 8 bytes beyond the last number, so the
/// array must reach that far.
final class BitUnpacking {

    private BitUnpacking() {}

    static int mask(int width) {
        return width == 32 ? -1 : (1 << width) - 1;
    }

    /// Number `index` of those that start at byte `start`.
    static int one(byte[] in, int start, int width, long index) {
        long bit = index * width;
        long word = (long) LONG.get(in, start + (int) (bit >>> 3));
        return (int) (word >>> (bit & 7)) & mask(width);
    }

    /// Numbers `from` to `from + count` of those that start at byte `start`.
    static void unpack(byte[] in, int start, int width, int from, int[] out, int to, int count) {
        int index = from;
        int target = to;
        int limit = from + count;
        while (index < limit && (index & 7) != 0) {
            out[target++] = one(in, start, width, index++);
        }
        int groups = (limit - index) >>> 3;
        int position = start + (int) (((long) index * width) >>> 3);
        if (width <= 8) {
            groups8(in, position, width, out, target, groups);
        } else if (width <= 16) {
            groups16(in, position, width, out, target, groups);
        } else if (width <= 30) {
            groups30(in, position, width, out, target, groups);
        } else {
            for (int i = 0; i < groups << 3; i++) {
                out[target + i] = one(in, start, width, index + i);
            }
        }
        index += groups << 3;
        target += groups << 3;
        while (index < limit) {
            out[target++] = one(in, start, width, index++);
        }
    }

    private static void groups8(byte[] in, int start, int w, int[] out, int to, int groups) {
        int mask = mask(w);
        int w2 = 2 * w;
        int w3 = 3 * w;
        int w4 = 4 * w;
        int w5 = 5 * w;
        int w6 = 6 * w;
        int w7 = 7 * w;
        int position = start;
        int target = to;
        for (int i = 0; i < groups; i++) {
            long word = (long) LONG.get(in, position);
            out[target] = (int) word & mask;
            out[target + 1] = (int) (word >>> w) & mask;
            out[target + 2] = (int) (word >>> w2) & mask;
            out[target + 3] = (int) (word >>> w3) & mask;
            out[target + 4] = (int) (word >>> w4) & mask;
            out[target + 5] = (int) (word >>> w5) & mask;
            out[target + 6] = (int) (word >>> w6) & mask;
            out[target + 7] = (int) (word >>> w7) & mask;
            position += w;
            target += 8;
        }
    }

    private static void groups16(byte[] in, int start, int w, int[] out, int to, int groups) {
        int mask = mask(w);
        int w2 = 2 * w;
        int w3 = 3 * w;
        int half = (4 * w) >>> 3;
        int rest = (4 * w) & 7;
        int position = start;
        int target = to;
        for (int i = 0; i < groups; i++) {
            long low = (long) LONG.get(in, position);
            long high = (long) LONG.get(in, position + half) >>> rest;
            out[target] = (int) low & mask;
            out[target + 1] = (int) (low >>> w) & mask;
            out[target + 2] = (int) (low >>> w2) & mask;
            out[target + 3] = (int) (low >>> w3) & mask;
            out[target + 4] = (int) high & mask;
            out[target + 5] = (int) (high >>> w) & mask;
            out[target + 6] = (int) (high >>> w2) & mask;
            out[target + 7] = (int) (high >>> w3) & mask;
            position += w;
            target += 8;
        }
    }

    private static void groups30(byte[] in, int start, int w, int[] out, int to, int groups) {
        int mask = mask(w);
        int byte1 = (2 * w) >>> 3;
        int bit1 = (2 * w) & 7;
        int byte2 = (4 * w) >>> 3;
        int bit2 = (4 * w) & 7;
        int byte3 = (6 * w) >>> 3;
        int bit3 = (6 * w) & 7;
        int position = start;
        int target = to;
        for (int i = 0; i < groups; i++) {
            long a = (long) LONG.get(in, position);
            long b = (long) LONG.get(in, position + byte1) >>> bit1;
            long c = (long) LONG.get(in, position + byte2) >>> bit2;
            long d = (long) LONG.get(in, position + byte3) >>> bit3;
            out[target] = (int) a & mask;
            out[target + 1] = (int) (a >>> w) & mask;
            out[target + 2] = (int) b & mask;
            out[target + 3] = (int) (b >>> w) & mask;
            out[target + 4] = (int) c & mask;
            out[target + 5] = (int) (c >>> w) & mask;
            out[target + 6] = (int) d & mask;
            out[target + 7] = (int) (d >>> w) & mask;
            position += w;
            target += 8;
        }
    }
}
