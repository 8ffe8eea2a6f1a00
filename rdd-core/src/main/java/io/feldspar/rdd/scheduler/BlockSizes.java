package io.feldspar.rdd.scheduler;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Rows and bytes that one map task wrote for each reduce partition, in few bytes and exact.
///
/// The driver holds one of these per map output, so two `long` for each pair of map and reduce
/// partition are too much. Numbers are written seven bits at a time, the lowest first; a bit says
/// that more follows. Where rows and bytes are the same, as without a measure, they are held once.
final class BlockSizes {

    private static final int MAX_BYTES = 10;

    private final byte[] rows;
    private final byte @Nullable [] bytes; // null where they are the same as the rows

    private BlockSizes(byte[] rows, byte @Nullable [] bytes) {
        this.rows = rows;
        this.bytes = bytes;
    }

    /// @param rows rows per reduce partition, none negative
    /// @param bytes bytes per reduce partition, none negative
    static BlockSizes of(long[] rows, long[] bytes) {
        return new BlockSizes(pack(rows), Arrays.equals(rows, bytes) ? null : pack(bytes));
    }

    void addRowsTo(long[] sums) {
        add(rows, sums);
    }

    void addBytesTo(long[] sums) {
        add(bytes == null ? rows : bytes, sums);
    }

    /// How many bytes of memory the numbers take.
    int memory() {
        return rows.length + (bytes == null ? 0 : bytes.length);
    }

    private static byte[] pack(long[] values) {
        byte[] packed = new byte[values.length * MAX_BYTES];
        int end = 0;
        for (long value : values) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                packed[end++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            packed[end++] = (byte) rest;
        }
        return Arrays.copyOf(packed, end);
    }

    private static void add(byte[] packed, long[] sums) {
        int position = 0;
        for (int i = 0; i < sums.length; i++) {
            long value = 0;
            int shift = 0;
            byte next;
            do {
                next = packed[position++];
                value |= (next & 0x7FL) << shift;
                shift += 7;
            } while (next < 0);
            sums[i] += value;
        }
    }
}
