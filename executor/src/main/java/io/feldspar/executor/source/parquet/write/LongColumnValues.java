package io.feldspar.executor.source.parquet.write;

import io.feldspar.executor.source.parquet.format.PhysicalType;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.StructVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Values of at most 8 bytes, as longs; floating-point numbers by their bits.
final class LongColumnValues extends ColumnValues {

    private final PhysicalType physical;
    private long[] values = new long[1024];
    private int size;
    private long[] dictionary = new long[0];
    private int distinct;

    LongColumnValues(PhysicalType physical) {
        this.physical = physical;
    }

    @Override
    void append(FlatVector flat, int @Nullable [] rows, int count) {
        if (size + count > values.length) {
            values = Arrays.copyOf(values, Math.max(size + count, 2 * values.length));
        }
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (!flat.isNull(row)) {
                values[size++] = value(flat, row);
            }
        }
    }

    private long value(FlatVector flat, int row) {
        return switch (flat) {
            case ByteVector bytes -> bytes.values()[row];
            case IntVector ints -> ints.values()[row];
            case LongVector longs -> longs.values()[row];
            case DoubleVector doubles ->
                    physical == PhysicalType.FLOAT
                            ? Float.floatToRawIntBits((float) doubles.values()[row])
                            : Double.doubleToRawLongBits(doubles.values()[row]);
            case LongPairVector _, BytesVector _, ListVector _, StructVector _ ->
                    throw new IllegalStateException(flat.type() + " is not stored as a long");
        };
    }

    @Override
    int size() {
        return size;
    }

    @Override
    long bytes() {
        return 8L * size;
    }

    @Override
    int number(int limit, int[] codes) {
        distinct = 0;
        if (physical == PhysicalType.BOOLEAN) {
            return 0; // bits are smaller
        }
        int capacity = Integer.highestOneBit(Math.max(16, Math.min(limit, size))) << 2;
        int[] slots = new int[capacity];
        dictionary = new long[Math.min(limit, size)];
        for (int i = 0; i < size; i++) {
            long value = values[i];
            int slot = (int) ((value * 0x9E3779B97F4A7C15L) >>> 33) & (capacity - 1);
            while (slots[slot] != 0 && dictionary[slots[slot] - 1] != value) {
                slot = (slot + 1) & (capacity - 1);
            }
            if (slots[slot] == 0) {
                if (distinct == limit) {
                    return i;
                }
                dictionary[distinct++] = value;
                slots[slot] = distinct;
            }
            codes[i] = slots[slot] - 1;
        }
        return size;
    }

    @Override
    int distinct() {
        return distinct;
    }

    @Override
    void writeDictionary(ByteBuilder out) {
        write(dictionary, 0, distinct, out);
    }

    @Override
    void writePlain(int from, int to, ByteBuilder out) {
        if (physical == PhysicalType.BOOLEAN) {
            for (int i = from; i < to; i += 8) {
                int octet = 0;
                for (int bit = 0; bit < Math.min(8, to - i); bit++) {
                    octet |= (int) values[i + bit] << bit;
                }
                out.add(octet);
            }
        } else {
            write(values, from, to, out);
        }
    }

    private void write(long[] source, int from, int to, ByteBuilder out) {
        boolean narrow = physical == PhysicalType.INT32 || physical == PhysicalType.FLOAT;
        for (int i = from; i < to; i++) {
            if (narrow) {
                out.addInt((int) source[i]);
            } else {
                out.addLong(source[i]);
            }
        }
    }

    @Override
    ValueBounds bounds(int from, int to) {
        if (from == to) {
            return ValueBounds.UNKNOWN;
        }
        if (physical == PhysicalType.FLOAT || physical == PhysicalType.DOUBLE) {
            return doubleBounds(from, to);
        }
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            min = Math.min(min, values[i]);
            max = Math.max(max, values[i]);
        }
        return new ValueBounds(stored(min), stored(max));
    }

    /// NaNs are left out, and a zero is written with the sign that makes it a bound of both.
    private ValueBounds doubleBounds(int from, int to) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        boolean any = false;
        for (int i = from; i < to; i++) {
            double value =
                    physical == PhysicalType.FLOAT
                            ? Float.intBitsToFloat((int) values[i])
                            : Double.longBitsToDouble(values[i]);
            if (!Double.isNaN(value)) {
                any = true;
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        if (!any) {
            return ValueBounds.UNKNOWN;
        }
        return new ValueBounds(stored(bits(min == 0 ? -0.0 : min)), stored(bits(max + 0.0)));
    }

    private long bits(double value) {
        return physical == PhysicalType.FLOAT
                ? Float.floatToRawIntBits((float) value)
                : Double.doubleToRawLongBits(value);
    }

    private byte[] stored(long value) {
        ByteBuilder out = new ByteBuilder();
        if (physical == PhysicalType.BOOLEAN) {
            out.add((int) value);
        } else {
            write(new long[] {value}, 0, 1, out);
        }
        return out.toByteArray();
    }

    @Override
    void clear() {
        size = 0;
        distinct = 0;
    }
}
