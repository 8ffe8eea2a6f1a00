package io.feldspar.executor.source.parquet.write;

/// Writes the RLE / bit-packing hybrid: a run of at least 8 equal numbers as one, the rest
/// packed in groups of 8.
final class HybridEncoder {

    private static final int LEAST_RUN = 8;

    private HybridEncoder() {}

    /// Appends `values[from..to)` of `width` bits.
    static void encode(int[] values, int from, int to, int width, ByteBuilder out) {
        int at = from;
        int packedFrom = from;
        while (at < to) {
            int run = runLength(values, at, to);
            int packed = at - packedFrom;
            // numbers are packed by eights, so a run lends what the group before it lacks
            int lent = (8 - packed % 8) % 8;
            if (run - lent >= LEAST_RUN) {
                pack(values, packedFrom, at + lent, width, out);
                repeat(values[at], run - lent, width, out);
                at += run;
                packedFrom = at;
            } else {
                at += run;
            }
        }
        pack(values, packedFrom, to, width, out);
    }

    private static int runLength(int[] values, int from, int to) {
        int at = from + 1;
        while (at < to && values[at] == values[from]) {
            at++;
        }
        return at - from;
    }

    private static void repeat(int value, int count, int width, ByteBuilder out) {
        out.addVarint(count << 1);
        for (int shift = 0; shift < width; shift += 8) {
            out.add(value >>> shift);
        }
    }

    private static void pack(int[] values, int from, int to, int width, ByteBuilder out) {
        if (from == to) {
            return;
        }
        int groups = (to - from + 7) >>> 3;
        out.addVarint((groups << 1) | 1);
        long word = 0;
        int bits = 0;
        for (int i = from; i < from + (groups << 3); i++) {
            long value = i < to ? values[i] & 0xFFFF_FFFFL : 0;
            word |= value << bits;
            bits += width;
            while (bits >= 8) {
                out.add((int) word);
                word >>>= 8;
                bits -= 8;
            }
        }
    }
}
