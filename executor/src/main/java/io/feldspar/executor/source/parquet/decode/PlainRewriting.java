package io.feldspar.executor.source.parquet.decode;

import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.source.parquet.format.Encoding;
import io.feldspar.executor.source.parquet.format.PhysicalType;

/// Rewrites a page's values to the PLAIN layout.
///
/// The input must reach [HybridCodes#SLACK] bytes beyond its end, and so does the output.
public final class PlainRewriting {

    /// A page may not grow beyond this.
    private static final long MAX_BYTES = 1 << 30;

    private byte[] out = new byte[HybridCodes.SLACK];
    private int length;

    /// The rewritten values; overwritten by the next page.
    public byte[] bytes() {
        return out;
    }

    /// How many of the bytes count.
    public int length() {
        return length;
    }

    /// Rewrites the `count` values in `in[start..end)`.
    ///
    /// @param width bytes of a value, or 0 where that differs
    public void rewrite(
            Encoding encoding,
            PhysicalType physical,
            int width,
            byte[] in,
            int start,
            int end,
            int count) {
        switch (encoding) {
            case RLE -> booleans(in, start, end, count);
            case BYTE_STREAM_SPLIT -> unsplit(width, in, start, end, count);
            case DELTA_BINARY_PACKED -> differences(physical, in, start, end, count);
            case DELTA_LENGTH_BYTE_ARRAY -> lengthsFirst(in, start, end, count);
            case DELTA_BYTE_ARRAY -> prefixes(width, in, start, end, count);
            case PLAIN, PLAIN_DICTIONARY, RLE_DICTIONARY, BIT_PACKED ->
                    throw new CorruptDataException("values encoded as " + encoding);
        }
    }

    private byte[] allocate(long bytes) {
        if (bytes > MAX_BYTES) {
            throw new CorruptDataException("a page of " + bytes + " bytes when decoded");
        }
        length = (int) bytes;
        if (out.length < length + HybridCodes.SLACK) {
            out = new byte[length + HybridCodes.SLACK];
        }
        return out;
    }

    private void booleans(byte[] in, int start, int end, int count) {
        if (count == 0) {
            length = 0;
            return;
        }
        if (end - start < 4) {
            throw PlainValues.endsEarly();
        }
        int bytes = LittleEndian.intAt(in, start);
        if (bytes < 0 || bytes > end - start - 4) {
            throw PlainValues.endsEarly();
        }
        long[] bits = new long[Levels.words(count)];
        Levels.decode(in, start + 4, start + 4 + bytes, count, bits);
        byte[] target = allocate((long) bits.length << 3);
        for (int i = 0; i < bits.length; i++) {
            LittleEndian.LONG.set(target, i << 3, bits[i]);
        }
    }

    private void unsplit(int width, byte[] in, int start, int end, int count) {
        if (width == 0 || (long) count * width > end - start) {
            throw PlainValues.endsEarly();
        }
        byte[] target = allocate((long) count * width);
        for (int stream = 0; stream < width; stream++) {
            int from = start + stream * count;
            for (int i = 0; i < count; i++) {
                target[i * width + stream] = in[from + i];
            }
        }
    }

    private void differences(PhysicalType physical, byte[] in, int start, int end, int count) {
        if (count == 0) {
            length = 0;
            return;
        }
        long[] values = new DeltaBinaryPacked(in, start, end).decode(count);
        if (physical == PhysicalType.INT32) {
            byte[] target = allocate((long) count << 2);
            for (int i = 0; i < count; i++) {
                LittleEndian.INT.set(target, i << 2, (int) values[i]);
            }
        } else if (physical == PhysicalType.INT64) {
            byte[] target = allocate((long) count << 3);
            for (int i = 0; i < count; i++) {
                LittleEndian.LONG.set(target, i << 3, values[i]);
            }
        } else {
            throw new CorruptDataException(physical + " written as differences");
        }
    }

    private void lengthsFirst(byte[] in, int start, int end, int count) {
        if (count == 0) {
            length = 0;
            return;
        }
        DeltaBinaryPacked packed = new DeltaBinaryPacked(in, start, end);
        long[] lengths = packed.decode(count);
        int from = packed.position();
        byte[] target = allocate((long) end - from + 4L * count);
        int to = 0;
        for (int i = 0; i < count; i++) {
            if (lengths[i] < 0 || lengths[i] > end - from) {
                throw PlainValues.endsEarly();
            }
            int bytes = (int) lengths[i];
            LittleEndian.INT.set(target, to, bytes);
            System.arraycopy(in, from, target, to + 4, bytes);
            from += bytes;
            to += 4 + bytes;
        }
        length = to;
    }

    /// @param width of FIXED_LEN_BYTE_ARRAY values, which get no length before them; else 0
    private void prefixes(int width, byte[] in, int start, int end, int count) {
        if (count == 0) {
            length = 0;
            return;
        }
        DeltaBinaryPacked packed = new DeltaBinaryPacked(in, start, end);
        long[] shared = packed.decode(count);
        DeltaBinaryPacked packedSuffixes = new DeltaBinaryPacked(in, packed.position(), end);
        long[] suffixes = packedSuffixes.decode(count);
        int from = packedSuffixes.position();
        int header = width == 0 ? 4 : 0;
        byte[] target = allocate(sizeOf(shared, suffixes, width, end - from));
        int to = 0;
        int previous = 0;
        for (int i = 0; i < count; i++) {
            int prefix = (int) shared[i];
            int suffix = (int) suffixes[i];
            if (header != 0) {
                LittleEndian.INT.set(target, to, prefix + suffix);
            }
            System.arraycopy(target, previous, target, to + header, prefix);
            System.arraycopy(in, from, target, to + header + prefix, suffix);
            from += suffix;
            previous = to + header;
            to += header + prefix + suffix;
        }
    }

    private static long sizeOf(long[] shared, long[] suffixes, int width, int room) {
        long bytes = 0;
        long used = 0;
        long previous = 0;
        for (int i = 0; i < shared.length; i++) {
            long whole = shared[i] + suffixes[i];
            used += suffixes[i];
            if (shared[i] < 0
                    || shared[i] > previous
                    || suffixes[i] < 0
                    || suffixes[i] > room
                    || used > room
                    || (width != 0 && whole != width)) {
                throw PlainValues.endsEarly();
            }
            previous = whole;
            bytes += whole + (width == 0 ? 4 : 0);
        }
        return bytes;
    }
}
