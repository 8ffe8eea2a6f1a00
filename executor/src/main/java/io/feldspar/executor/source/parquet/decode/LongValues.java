package io.feldspar.executor.source.parquet.decode;

import static io.feldspar.executor.source.parquet.decode.LittleEndian.INT;
import static io.feldspar.executor.source.parquet.decode.LittleEndian.LONG;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import org.jspecify.annotations.Nullable;

/// Stored values of a fixed width as longs, converted in a second loop where they need it.
final class LongValues extends FixedWidthValues {

    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long JULIAN_EPOCH = 2_440_588;

    private final Conversion conversion;
    private final long[] values;

    LongValues(Type type, Conversion conversion, int width, int capacity) {
        super(type, width, capacity);
        this.conversion = conversion;
        values = new long[capacity];
    }

    @Override
    public void read(int to, int count) {
        int start = take(count);
        byte[] in = page;
        long[] out = values;
        switch (conversion) {
            case INT64, INT64_MILLIS, INT64_NANOS -> {
                for (int i = 0; i < count; i++) {
                    out[to + i] = (long) LONG.get(in, start + (i << 3));
                }
            }
            case INT32_LONG, INT32_MILLIS -> {
                for (int i = 0; i < count; i++) {
                    out[to + i] = (int) INT.get(in, start + (i << 2));
                }
            }
            case UINT32 -> {
                for (int i = 0; i < count; i++) {
                    out[to + i] = (int) INT.get(in, start + (i << 2)) & 0xFFFF_FFFFL;
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    out[to + i] = one(in, start + i * width);
                }
            }
        }
        convert(to, count);
    }

    @Override
    public void readRows(int to, int window, int[] rows, int count) {
        int start = take(window);
        byte[] in = page;
        long[] out = values;
        if (conversion == Conversion.INT64) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                out[to + row] = (long) LONG.get(in, start + (row << 3));
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[to + row] = one(in, start + row * width);
            convert(to + row, 1);
        }
    }

    /// The stored value at `at`, before [#convert].
    private long one(byte[] in, int at) {
        return switch (conversion) {
            case INT64, INT64_MILLIS, INT64_NANOS -> LittleEndian.longAt(in, at);
            case INT32_LONG, INT32_MILLIS -> LittleEndian.intAt(in, at);
            case UINT32 -> Integer.toUnsignedLong(LittleEndian.intAt(in, at));
            case INT96 ->
                    (LittleEndian.intAt(in, at + 8) - JULIAN_EPOCH) * MICROS_PER_DAY
                            + Math.floorDiv(LittleEndian.longAt(in, at), 1000L);
            case FIXED_DECIMAL -> BigEndian.signed(in, at, width);
            case BOOLEAN,
                    INT32,
                    INT64_PAIR,
                    UINT64,
                    FLOAT,
                    DOUBLE,
                    FLOAT16,
                    BYTES_DECIMAL,
                    BYTES,
                    FIXED_BYTES ->
                    throw new IllegalStateException(conversion + " is not read as longs");
        };
    }

    private void convert(int from, int count) {
        long[] out = values;
        if (conversion == Conversion.INT32_MILLIS || conversion == Conversion.INT64_MILLIS) {
            for (int i = from; i < from + count; i++) {
                out[i] *= 1000;
            }
        } else if (conversion == Conversion.INT64_NANOS) {
            for (int i = from; i < from + count; i++) {
                out[i] = Math.floorDiv(out[i], 1000L);
            }
        }
    }

    @Override
    public void spread(long[] nulls, int to, int rows, int dense) {
        Spreading.spread(values, nulls, to, rows, dense);
    }

    @Override
    public FlatVector vector(long @Nullable [] nulls, int length) {
        return new LongVector(type, values, nulls, length);
    }
}
