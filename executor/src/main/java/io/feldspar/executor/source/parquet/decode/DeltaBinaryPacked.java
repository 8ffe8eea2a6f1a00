package io.feldspar.executor.source.parquet.decode;

import io.feldspar.executor.source.parquet.format.CorruptDataException;

/// Decodes DELTA_BINARY_PACKED: differences less their block's smallest, bit-packed per
/// miniblock.
///
/// ```text
/// header      block size, miniblocks per block, count, first value
/// block       smallest difference, a bit width per miniblock, the miniblocks
/// ```
/// The input must reach 8 bytes beyond its end.
final class DeltaBinaryPacked {

    private final byte[] data;
    private final int end;
    private int position;
    private int[] unpacked = new int[0];

    DeltaBinaryPacked(byte[] data, int start, int end) {
        this.data = data;
        this.position = start;
        this.end = end;
    }

    /// Where the encoded values ended.
    int position() {
        return position;
    }

    /// Decodes all values, which must be `count`.
    long[] decode(int count) {
        long blockSize = varint();
        long miniblocks = varint();
        long total = varint();
        long value = zigzag();
        if (total != count) {
            throw new CorruptDataException(
                    "a page of %d values holds %d differences".formatted(count, total));
        }
        if (blockSize <= 0
                || blockSize > 1 << 24
                || miniblocks <= 0
                || miniblocks > 1 << 16
                || blockSize % miniblocks != 0
                || blockSize / miniblocks % 8 != 0) {
            throw new CorruptDataException(
                    "blocks of %d differences in %d parts".formatted(blockSize, miniblocks));
        }
        int perMiniblock = (int) (blockSize / miniblocks);
        long[] values = new long[count];
        int done = 0;
        if (count > 0) {
            values[done++] = value;
        }
        while (done < count) {
            done = block(values, done, (int) miniblocks, perMiniblock);
        }
        return values;
    }

    private int block(long[] values, int from, int miniblocks, int perMiniblock) {
        int done = from;
        long smallest = zigzag();
        int widths = position;
        if (miniblocks > end - position) {
            throw PlainValues.endsEarly();
        }
        position += miniblocks;
        for (int i = 0; i < miniblocks && done < values.length; i++) {
            int width = data[widths + i] & 0xFF;
            int bytes = Math.multiplyExact(perMiniblock, width) >>> 3;
            int count = Math.min(perMiniblock, values.length - done);
            if (width > 64 || ((long) count * width + 7) >>> 3 > end - position) {
                throw PlainValues.endsEarly();
            }
            if (width <= 32) {
                narrow(values, done, count, width, smallest);
            } else {
                wide(values, done, count, width, smallest);
            }
            // the last miniblock may be cut short
            position = Math.min(end, position + bytes);
            done += count;
        }
        return done;
    }

    private void narrow(long[] values, int from, int count, int width, long smallest) {
        if (unpacked.length < count) {
            unpacked = new int[count];
        }
        BitUnpacking.unpack(data, position, width, 0, unpacked, 0, count);
        long value = values[from - 1];
        for (int i = 0; i < count; i++) {
            value += smallest + (unpacked[i] & 0xFFFF_FFFFL);
            values[from + i] = value;
        }
    }

    private void wide(long[] values, int from, int count, int width, long smallest) {
        long mask = width == 64 ? -1 : (1L << width) - 1;
        long value = values[from - 1];
        for (int i = 0; i < count; i++) {
            long bit = (long) i * width;
            int at = position + (int) (bit >>> 3);
            int shift = (int) (bit & 7);
            long word = LittleEndian.longAt(data, at) >>> shift;
            if (shift + width > 64) {
                word |= (data[at + 8] & 0xFFL) << (64 - shift);
            }
            value += smallest + (word & mask);
            values[from + i] = value;
        }
    }

    private long zigzag() {
        long raw = varint();
        return raw >>> 1 ^ -(raw & 1);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position >= end) {
                throw PlainValues.endsEarly();
            }
            byte next = data[position++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new CorruptDataException("a number longer than 10 bytes");
    }
}
