package io.feldspar.executor.source.rows;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Collects up to [Batch#SIZE] values of a column, then hands them over as a vector.
///
/// Which `append` fits follows from the type's physical form. Arrays are used again from batch
/// to batch: a vector is valid until the next [#clear()].
public final class ColumnBuilder {

    private static final int CAPACITY = Batch.SIZE;
    private static final int KEPT_HEAP_BYTES = 1 << 20;

    private final Type type;
    private byte[] bytes = {};
    private int[] ints = {};
    private int[] lengths = {};
    private long[] longs = {};
    private long[] highs = {};
    private double[] doubles = {};
    private byte[] heap = {};
    private int heapEnd;
    private long @Nullable [] nulls;
    private boolean wide;
    private int count;

    public ColumnBuilder(Type type) {
        this.type = type;
        switch (type.form()) {
            case BYTE -> bytes = new byte[CAPACITY];
            case INT -> ints = new int[CAPACITY];
            case LONG -> longs = new long[CAPACITY];
            case LONG_PAIR -> {
                longs = new long[CAPACITY];
                highs = new long[CAPACITY];
            }
            case DOUBLE -> doubles = new double[CAPACITY];
            case BYTES -> {
                ints = new int[CAPACITY];
                lengths = new int[CAPACITY];
                heap = new byte[16 * CAPACITY];
            }
        }
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

    /// Heap bytes that the arrays of a new builder take.
    static long initialBytes(Type type) {
        return switch (type.form()) {
            case BYTE -> CAPACITY;
            case INT -> 4L * CAPACITY;
            case LONG, DOUBLE -> 8L * CAPACITY;
            case LONG_PAIR -> 16L * CAPACITY;
            case BYTES -> 24L * CAPACITY;
        };
    }

    /// Heap bytes that the builder's own arrays take.
    long retainedBytes() {
        return (long) bytes.length
                + heap.length
                + 4L * (ints.length + lengths.length)
                + 8L * (longs.length + highs.length + doubles.length);
    }

    public void appendNull() {
        long[] bits = nulls;
        if (bits == null) {
            bits = Nulls.allocate(CAPACITY);
            nulls = bits;
        }
        Nulls.set(bits, count);
        switch (type.form()) {
            case BYTE -> bytes[count] = 0;
            case INT -> ints[count] = 0;
            case LONG -> longs[count] = 0;
            case LONG_PAIR -> {
                longs[count] = 0;
                highs[count] = 0;
            }
            case DOUBLE -> doubles[count] = 0;
            case BYTES -> {
                ints[count] = heapEnd;
                lengths[count] = 0;
            }
        }
        count++;
    }

    public void appendBoolean(boolean value) {
        bytes[count++] = (byte) (value ? 1 : 0);
    }

    /// For the form INT.
    public void appendInt(int value) {
        ints[count++] = value;
    }

    /// For the form LONG; a decimal's unscaled value.
    public void appendLong(long value) {
        longs[count++] = value;
    }

    /// For REAL, which is rounded to float, and DOUBLE.
    public void appendDouble(double value) {
        doubles[count++] = type == SimpleType.REAL ? (float) value : value;
    }

    /// For the form LONG_PAIR: the two halves of a decimal's unscaled value.
    public void appendPair(long high, long low) {
        wide |= high != low >> 63;
        highs[count] = high;
        longs[count++] = low;
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
        ints[count] = heapEnd;
        lengths[count++] = length;
        heapEnd += length;
    }

    private void reserve(int more) {
        if (heap.length - heapEnd < more) {
            long wanted = Math.max((long) heapEnd + more, 2L * heap.length);
            heap = Arrays.copyOf(heap, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
        }
    }

    /// The values collected since [#clear()].
    public FlatVector build() {
        return switch (type.form()) {
            case BYTE -> new ByteVector(type, bytes, nulls, count);
            case INT -> new IntVector(type, ints, nulls, count);
            case LONG -> new LongVector(type, longs, nulls, count);
            case LONG_PAIR -> new LongPairVector(type, longs, wide ? highs : null, nulls, count);
            case DOUBLE -> new DoubleVector(type, doubles, nulls, count);
            case BYTES -> new BytesVector(type, heap, ints, lengths, nulls, count);
        };
    }

    /// Starts over with no values.
    public void clear() {
        count = 0;
        wide = false;
        nulls = null;
        heapEnd = 0;
        if (heap.length > KEPT_HEAP_BYTES) {
            heap = new byte[16 * CAPACITY];
        }
    }
}
