package io.feldspar.executor.vector;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Collects the values of a flat vector of limited length: either one after another, by `append`,
/// or in any order, by `set`, where rows that are not set are undefined.
///
/// Which method fits follows from the type's physical form. The vector shares the builder's arrays:
/// it is valid until the next [#clear()].
public final class VectorBuilder {

    private static final int KEPT_HEAP_BYTES = 1 << 20;
    private static final long HEAP_BYTES_PER_ROW = 16;
    private static final byte[] NO_BYTES = {};
    private static final int[] NO_INTS = {};
    private static final long[] NO_LONGS = {};
    private static final double[] NO_DOUBLES = {};

    private final Type type;
    private final int capacity;
    private final boolean real;
    private final byte[] bytes;
    private final int[] ints;
    private final int[] lengths;
    private final long[] longs;
    private final double[] doubles;
    private long @Nullable [] highs;
    private long @Nullable [] nulls;
    private byte[] heap = NO_BYTES;
    private int heapEnd;
    private int count;

    /// For the rows of a [Batch].
    public VectorBuilder(Type type) {
        this(type, Batch.SIZE);
    }

    /// @param type not a nested one, whose values the builders of their parts collect
    /// @param capacity the largest number of rows
    public VectorBuilder(Type type, int capacity) {
        if (type instanceof NestedType) {
            throw nested(type);
        }
        this.type = type;
        this.capacity = capacity;
        PhysicalForm form = type.form();
        boolean slices = form == PhysicalForm.BYTES;
        boolean wide = form == PhysicalForm.LONG || form == PhysicalForm.LONG_PAIR;
        real = type == SimpleType.REAL;
        bytes = form == PhysicalForm.BYTE ? new byte[capacity] : NO_BYTES;
        ints = form == PhysicalForm.INT || slices ? new int[capacity] : NO_INTS;
        lengths = slices ? new int[capacity] : NO_INTS;
        longs = wide ? new long[capacity] : NO_LONGS;
        doubles = form == PhysicalForm.DOUBLE ? new double[capacity] : NO_DOUBLES;
    }

    public Type type() {
        return type;
    }

    public int count() {
        return count;
    }

    /// Bytes of variable length collected since [#clear()].
    public int heapBytes() {
        return heapEnd;
    }

    /// Heap bytes that the arrays of a builder for a batch take at first.
    public static long initialBytes(Type type) {
        return switch (type.form()) {
            case BYTE -> Batch.SIZE;
            case INT -> 4L * Batch.SIZE;
            case LONG, DOUBLE -> 8L * Batch.SIZE;
            case LONG_PAIR -> 16L * Batch.SIZE;
            case BYTES -> (8L + HEAP_BYTES_PER_ROW) * Batch.SIZE;
            case LIST, STRUCT -> throw nested(type);
        };
    }

    /// Heap bytes that the builder's own arrays take.
    public long retainedBytes() {
        long[] upper = highs;
        return (long) bytes.length
                + heap.length
                + 4L * (ints.length + lengths.length)
                + 8L * (longs.length + (upper == null ? 0 : upper.length) + doubles.length);
    }

    public void appendNull() {
        setNull(count);
        switch (type.form()) {
            case BYTE -> bytes[count] = 0;
            case INT -> ints[count] = 0;
            case LONG -> longs[count] = 0;
            case LONG_PAIR -> setPair(count, 0, 0);
            case DOUBLE -> doubles[count] = 0;
            case BYTES -> setSlice(count, heapEnd, 0);
            case LIST, STRUCT -> throw nested(type);
        }
        count++;
    }

    private static IllegalArgumentException nested(Type type) {
        return new IllegalArgumentException("not a flat type: " + type);
    }

    /// Appends a row of a vector of this type.
    void append(FlatVector vector, int row) {
        if (vector.isNull(row)) {
            appendNull();
            return;
        }
        switch (vector) {
            case ByteVector values -> appendBoolean(values.values()[row] != 0);
            case IntVector values -> appendInt(values.values()[row]);
            case LongVector values -> appendLong(values.values()[row]);
            case LongPairVector values -> appendPair(values.high(row), values.low()[row]);
            case DoubleVector values -> appendDouble(values.values()[row]);
            case BytesVector values ->
                    appendBytes(values.heap(), values.starts()[row], values.lengths()[row]);
            case ListVector _, StructVector _ -> throw nested(vector.type());
        }
    }

    public void setNull(int row) {
        long[] bits = nulls;
        if (bits == null) {
            bits = Nulls.allocate(capacity);
            nulls = bits;
        }
        Nulls.set(bits, row);
    }

    public void appendBoolean(boolean value) {
        setBoolean(count++, value);
    }

    public void setBoolean(int row, boolean value) {
        bytes[row] = (byte) (value ? 1 : 0);
    }

    /// For the form INT.
    public void appendInt(int value) {
        setInt(count++, value);
    }

    /// For the form INT.
    public void setInt(int row, int value) {
        ints[row] = value;
    }

    /// For the form LONG; a decimal's unscaled value.
    public void appendLong(long value) {
        setLong(count++, value);
    }

    /// For the form LONG; a decimal's unscaled value.
    public void setLong(int row, long value) {
        longs[row] = value;
    }

    /// For REAL, which is rounded to float, and DOUBLE.
    public void appendDouble(double value) {
        setDouble(count++, value);
    }

    /// For REAL, which is rounded to float, and DOUBLE.
    public void setDouble(int row, double value) {
        doubles[row] = real ? (float) value : value;
    }

    /// For the form LONG_PAIR: the two halves of a decimal's unscaled value.
    public void appendPair(long high, long low) {
        setPair(count++, high, low);
    }

    /// For the form LONG_PAIR: the two halves of a decimal's unscaled value.
    public void setPair(int row, long high, long low) {
        longs[row] = low;
        long[] upper = highs;
        if (upper == null && high != low >> 63) {
            upper = new long[capacity];
            for (int i = 0; i < capacity; i++) {
                upper[i] = longs[i] >> 63;
            }
            highs = upper;
        }
        if (upper != null) {
            upper[row] = high;
        }
    }

    /// For decimals of either form: the unscaled value, which must fit the type.
    public void appendUnscaled(BigInteger unscaled) {
        if (((DecimalType) type).precision() <= DecimalType.MAX_LONG_PRECISION) {
            appendLong(unscaled.longValueExact());
        } else {
            appendPair(unscaled.shiftRight(64).longValueExact(), unscaled.longValue());
        }
    }

    /// For decimals of either form: the value if it fits the type without rounding; else false.
    public boolean appendDecimal(BigDecimal value) {
        DecimalType decimal = (DecimalType) type;
        BigDecimal stripped = value.scale() > decimal.scale() ? value.stripTrailingZeros() : value;
        long integerDigits = (long) stripped.precision() - stripped.scale();
        if (value.signum() != 0
                && (stripped.scale() > decimal.scale()
                        || integerDigits > decimal.precision() - decimal.scale())) {
            return false;
        }
        appendUnscaled(
                value.signum() == 0
                        ? BigInteger.ZERO
                        : stripped.setScale(decimal.scale()).unscaledValue());
        return true;
    }

    /// For the form BYTES; copies.
    public void appendBytes(byte[] source, int start, int length) {
        reserve(length);
        System.arraycopy(source, start, heap, heapEnd, length);
        endSlice(length);
    }

    /// For VARCHAR.
    public void appendText(String text) {
        int length = text.length();
        reserve(length);
        byte[] target = heap;
        int at = heapEnd;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
                appendBytes(encoded, 0, encoded.length);
                return;
            }
            target[at + i] = (byte) c;
        }
        endSlice(length);
    }

    private void endSlice(int length) {
        setSlice(count++, heapEnd, length);
        heapEnd += length;
    }

    /// For the form BYTES: where in the heap given to [#build(byte[])] the value lies.
    public void setSlice(int row, int start, int length) {
        ints[row] = start;
        lengths[row] = length;
    }

    private void reserve(int more) {
        if (heap.length - heapEnd < more) {
            long grown = Math.max(HEAP_BYTES_PER_ROW * capacity, 2L * heap.length);
            long wanted = Math.max((long) heapEnd + more, grown);
            heap = Arrays.copyOf(heap, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
        }
    }

    /// The values appended since [#clear()].
    public FlatVector build() {
        return build(heap, count);
    }

    /// The values set, in all rows.
    ///
    /// @param sliceHeap where the slices lie
    public FlatVector build(byte[] sliceHeap) {
        return build(sliceHeap, capacity);
    }

    private FlatVector build(byte[] sliceHeap, int length) {
        return switch (type.form()) {
            case BYTE -> new ByteVector(type, bytes, nulls, length);
            case INT -> new IntVector(type, ints, nulls, length);
            case LONG -> new LongVector(type, longs, nulls, length);
            case LONG_PAIR -> new LongPairVector(type, longs, highs, nulls, length);
            case DOUBLE -> new DoubleVector(type, doubles, nulls, length);
            case BYTES -> new BytesVector(type, sliceHeap, ints, lengths, nulls, length);
            case LIST, STRUCT -> throw nested(type);
        };
    }

    /// Starts over with no values.
    public void clear() {
        count = 0;
        highs = null;
        nulls = null;
        heapEnd = 0;
        if (heap.length > KEPT_HEAP_BYTES) {
            heap = NO_BYTES;
        }
    }
}
