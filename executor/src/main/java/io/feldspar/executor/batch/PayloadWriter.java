package io.feldspar.executor.batch;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A growing array of bytes, and how numbers are written to it.
final class PayloadWriter {

    static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[1 << 12];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void writeByte(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    void writeLong(long value) {
        ensure(Long.BYTES);
        LONGS.set(bytes, length, value);
        length += Long.BYTES;
    }

    /// Seven bits a byte, the lowest first.
    void writeCount(int value) {
        int left = value;
        while (left >>> 7 != 0) {
            writeByte(left | 0x80);
            left >>>= 7;
        }
        writeByte(left);
    }

    void writeBytes(byte[] from, int start, int count) {
        ensure(count);
        System.arraycopy(from, start, bytes, length, count);
        length += count;
    }

    void writeLongs(long[] values, int count) {
        ensure((long) Long.BYTES * count);
        for (int i = 0; i < count; i++) {
            LONGS.set(bytes, length + Long.BYTES * i, values[i]);
        }
        length += Long.BYTES * count;
    }

    /// Writes integers as differences to the least one, in as many bytes as the largest needs.
    ///
    /// ```text
    /// least (8)  width (1): 0, 1, 2, 4 or 8  differences (width each)
    /// ```
    ///
    /// @param values the first `count`, which are overwritten where they are null
    /// @param nulls the values that do not matter, see [io.feldspar.executor.vector.Nulls]
    void writeIntegers(long[] values, long @Nullable [] nulls, int count) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            if (nulls == null || (nulls[i >>> 6] >>> i & 1) == 0) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
        }
        if (least > most) {
            least = 0;
            most = 0;
        }
        if (nulls != null) {
            for (int i = 0; i < count; i++) {
                values[i] = (nulls[i >>> 6] >>> i & 1) == 0 ? values[i] : least;
            }
        }
        int width = width(most - least);
        writeLong(least);
        writeByte(width);
        ensure((long) width * count);
        writeDifferences(values, count, least, width);
        length += width * count;
    }

    /// @param range as an unsigned number
    private static int width(long range) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(range);
        return bits == 0 ? 0 : bits <= 8 ? 1 : bits <= 16 ? 2 : bits <= 32 ? 4 : 8;
    }

    private void writeDifferences(long[] values, int count, long least, int width) {
        byte[] out = bytes;
        int at = length;
        switch (width) {
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    out[at + i] = (byte) (values[i] - least);
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    SHORTS.set(out, at + 2 * i, (short) (values[i] - least));
                }
            }
            case 4 -> {
                for (int i = 0; i < count; i++) {
                    INTS.set(out, at + 4 * i, (int) (values[i] - least));
                }
            }
            case 8 -> {
                for (int i = 0; i < count; i++) {
                    LONGS.set(out, at + 8 * i, values[i] - least);
                }
            }
            default -> {
                // All are the least one.
            }
        }
    }

    private void ensure(long more) {
        long needed = length + more;
        if (needed > Frame.MAX_PAYLOAD) {
            throw new FeldsparException(
                    ErrorCode.VALUE_TOO_LARGE,
                    "A batch of rows is larger than %d bytes in its binary form. Shorten its texts."
                            .formatted(Frame.MAX_PAYLOAD));
        }
        if (needed > bytes.length) {
            bytes =
                    Arrays.copyOf(
                            bytes,
                            (int) Math.min(Frame.MAX_PAYLOAD, Math.max(needed, 2L * bytes.length)));
        }
    }
}
