package io.feldspar.executor.source.parquet.decode;

import io.feldspar.executor.source.parquet.format.CorruptDataException;

/// A cursor over the RLE / bit-packing hybrid that dictionary codes are written in.
///
/// ```text
/// run = varint(count << 1)               value in ⌈width / 8⌉ bytes        count times the value
///     | varint(groups of 8 << 1 | 1)     groups * width bytes              packed values
/// ```
/// The array must reach at least 8 bytes beyond the codes.
public final class HybridCodes {

    /// Bytes that an array must have behind the last code.
    public static final int SLACK = 8;

    private byte[] data = new byte[SLACK];
    private int position;
    private int end;
    private int width;

    private int runLeft;
    private boolean packed;
    private int repeated;
    private int packedStart;
    private int packedIndex;

    /// Starts over with the codes of `width` bits in `data[start..end)`.
    public void open(byte[] bytes, int start, int limit, int bits) {
        if (bits < 0 || bits > 32) {
            throw new CorruptDataException("dictionary codes of " + bits + " bits");
        }
        data = bytes;
        position = start;
        end = limit;
        width = bits;
        runLeft = 0;
    }

    /// Writes the next `count` codes to `out[to..]`.
    public void read(int[] out, int to, int count) {
        int target = to;
        int left = count;
        while (left > 0) {
            int taken = nextSegment(left);
            if (packed) {
                BitUnpacking.unpack(data, packedStart, width, packedIndex, out, target, taken);
            } else {
                int value = repeated;
                for (int i = target; i < target + taken; i++) {
                    out[i] = value;
                }
            }
            consume(taken);
            target += taken;
            left -= taken;
        }
    }

    /// Passes over the next `window` codes but writes those of `rows[0..count)`, counted from
    /// here, to `out[to + row]`.
    public void readRows(int window, int[] rows, int count, int[] out, int to) {
        int passed = 0;
        int next = 0;
        while (passed < window) {
            int taken = nextSegment(window - passed);
            int limit = passed + taken;
            if (packed) {
                int shifted = packedIndex - passed;
                while (next < count && rows[next] < limit) {
                    int row = rows[next++];
                    out[to + row] = BitUnpacking.one(data, packedStart, width, shifted + row);
                }
            } else {
                while (next < count && rows[next] < limit) {
                    out[to + rows[next++]] = repeated;
                }
            }
            consume(taken);
            passed = limit;
        }
    }

    /// Passes over the next `count` codes.
    public void skip(int count) {
        int left = count;
        while (left > 0) {
            int taken = nextSegment(left);
            consume(taken);
            left -= taken;
        }
    }

    private void consume(int count) {
        runLeft -= count;
        packedIndex += count;
    }

    /// Makes sure that a run is open.
    ///
    /// @return how many of the `wanted` codes it holds
    private int nextSegment(int wanted) {
        while (runLeft == 0) {
            openRun();
        }
        int taken = Math.min(wanted, runLeft);
        if (packed && ((long) packedIndex + taken) * width > (long) (end - packedStart) << 3) {
            throw new CorruptDataException("dictionary codes end in the middle of a run");
        }
        return taken;
    }

    private void openRun() {
        int header = varint();
        int count = header >>> 1;
        packed = (header & 1) != 0;
        if (packed) {
            // A run may promise more than the page has room for; what is missing shows when read.
            runLeft = (int) Math.min((long) count << 3, Integer.MAX_VALUE >>> 1);
            packedStart = position;
            packedIndex = 0;
            position = (int) Math.min(end, position + (long) count * width);
            return;
        }
        runLeft = count;
        int bytes = (width + 7) >>> 3;
        if (position + bytes > end) {
            throw new CorruptDataException("dictionary codes end in the middle of a run");
        }
        repeated = LittleEndian.intAt(data, position) & BitUnpacking.mask(bytes << 3);
        if (width < 32 && repeated >>> width != 0) {
            throw new CorruptDataException(
                    "code " + Integer.toUnsignedString(repeated) + " in " + width + " bits");
        }
        position += bytes;
    }

    private int varint() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (position >= end) {
                throw new CorruptDataException("dictionary codes end before the last value");
            }
            byte next = data[position++];
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new CorruptDataException("a run length longer than 5 bytes");
    }
}
