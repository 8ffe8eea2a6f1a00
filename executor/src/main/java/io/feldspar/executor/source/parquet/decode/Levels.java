package io.feldspar.executor.source.parquet.decode;

import io.feldspar.executor.source.parquet.format.CorruptDataException;
import java.util.Arrays;

/// Bitmaps from levels of one bit: which rows of a page hold a value. Plain booleans written as
/// RLE are the same.
public final class Levels {

    private Levels() {}

    /// Words that a bitmap of `count` bits needs here: one more than the bits fill.
    public static int words(int count) {
        return (count >>> 6) + 2;
    }

    /// Decodes `count` levels of the RLE / bit-packing hybrid into `bits`, least significant
    /// first.
    ///
    /// @return how many are 1
    public static int decode(byte[] in, int start, int end, int count, long[] bits) {
        Arrays.fill(bits, 0, words(count), 0);
        int position = start;
        int at = 0;
        while (at < count) {
            int header = 0;
            int shift = 0;
            byte next;
            do {
                if (position >= end || shift > 28) {
                    throw new CorruptDataException("definition levels end before the last value");
                }
                next = in[position++];
                header |= (next & 0x7F) << shift;
                shift += 7;
            } while (next < 0);
            int run = header >>> 1;
            if ((header & 1) == 0) {
                if (position >= end || (in[position] & 0xFF) > 1) {
                    throw new CorruptDataException("a definition level beyond 1");
                }
                int length = Math.min(run, count - at);
                if (in[position++] != 0) {
                    fill(bits, at, length);
                }
                at += length;
            } else {
                int length = (int) Math.min((long) run << 3, count - at);
                int bytes = (length + 7) >>> 3;
                if (bytes > end - position) {
                    throw new CorruptDataException("definition levels end in the middle of a run");
                }
                append(in, position, bits, at, length);
                position = (int) Math.min(end, position + (long) run);
                at += length;
            }
        }
        int ones = 0;
        for (int i = 0; i < words(count); i++) {
            ones += Long.bitCount(bits[i]);
        }
        return ones;
    }

    /// Decodes `count` levels of the deprecated BIT_PACKED encoding, most significant bit
    /// first.
    ///
    /// @return how many are 1
    public static int decodeBitPacked(byte[] in, int start, int end, int count, long[] bits) {
        Arrays.fill(bits, 0, words(count), 0);
        if ((count + 7) >>> 3 > end - start) {
            throw new CorruptDataException("definition levels end before the last value");
        }
        int ones = 0;
        for (int i = 0; i < count; i++) {
            int bit = in[start + (i >>> 3)] >>> (7 - (i & 7)) & 1;
            bits[i >>> 6] |= (long) bit << i;
            ones += bit;
        }
        return ones;
    }

    private static void fill(long[] bits, int from, int length) {
        int at = from;
        int limit = from + length;
        while (at < limit) {
            int taken = Math.min(64 - (at & 63), limit - at);
            bits[at >>> 6] |= ones(taken) << at;
            at += taken;
        }
    }

    private static void append(byte[] in, int start, long[] bits, int from, int length) {
        for (int i = 0; i < length; i += 8) {
            long octet = in[start + (i >>> 3)] & ones(Math.min(8, length - i));
            int at = from + i;
            bits[at >>> 6] |= octet << at;
            if ((at & 63) > 56) {
                bits[(at >>> 6) + 1] |= octet >>> (64 - (at & 63));
            }
        }
    }

    private static long ones(int count) {
        return count == 64 ? -1L : (1L << count) - 1;
    }

    /// How many of the bits `from` to `from + length` are 1.
    public static int count(long[] bits, int from, int length) {
        int ones = 0;
        int at = from;
        int limit = from + length;
        while (at < limit) {
            int taken = Math.min(64 - (at & 63), limit - at);
            ones += Long.bitCount(bits[at >>> 6] >>> at & ones(taken));
            at += taken;
        }
        return ones;
    }

    /// Sets the null bits `to` to `to + length` of `nulls` where the bits from `from` are 0.
    /// The target bits must be clear.
    public static void copyInverted(long[] bits, int from, long[] nulls, int to, int length) {
        int done = 0;
        while (done < length) {
            int source = from + done;
            int target = to + done;
            int taken = Math.min(64 - (target & 63), length - done);
            long word = bits[source >>> 6] >>> source;
            if ((source & 63) != 0) {
                word |= bits[(source >>> 6) + 1] << (64 - (source & 63));
            }
            nulls[target >>> 6] |= (~word & ones(taken)) << target;
            done += taken;
        }
    }
}
