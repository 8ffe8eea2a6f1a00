package io.feldspar.executor.vector;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the values of a flat vector of limited length: either one after another, by `append`,
/// or in any order, by `set`, where rows that are not set are undefined.
///
/// Which method fits follows from the type's physical form. A nested value is appended part by
/// part: its elements to [#element()], then [#endList()]; its fields to [#field], then
/// [#endStruct()]. The vector shares the builder's arrays: it is valid until the next [#clear()].
public final class VectorBuilder {

    private static final int KEPT_HEAP_BYTES = 1 << 20;
    private static final long HEAP_BYTES_PER_ROW = 16;
    private static final byte[] NO_BYTES = {};
    private static final int[] NO_INTS = {};
    private static final long[] NO_LONGS = {};
    private static final double[] NO_DOUBLES = {};
    private static final VectorBuilder[] NO_PARTS = {};

    /// Builders of elements that grew beyond so many times their size start over.
    private static final int KEPT_GROWTH = 16;

    private final Type type;
    private final boolean real;
    private final int initialCapacity;
    private final VectorBuilder[] parts;
    private int capacity;
    private byte[] bytes = NO_BYTES;
    private int[] ints = NO_INTS;
    private int[] lengths = NO_INTS;
    private long[] longs = NO_LONGS;
    private double[] doubles = NO_DOUBLES;
    private long @Nullable [] highs;
    private long @Nullable [] nulls;
    private byte[] heap = NO_BYTES;
    private int heapEnd;
    private int count;

    /// For the rows of a [Batch].
    public VectorBuilder(Type type) {
        this(type, Batch.SIZE);
    }

    /// @param capacity the largest number of rows
    public VectorBuilder(Type type, int capacity) {
        this.type = type;
        this.initialCapacity = capacity;
        real = type == SimpleType.REAL;
        parts =
                switch (type) {
                    case ArrayType array -> parts(capacity, array.element());
                    case MapType map -> parts(capacity, map.entry());
                    case StructType struct -> parts(capacity, struct.parts().toArray(Type[]::new));
                    case SimpleType _, DecimalType _ -> NO_PARTS;
                };
        resize(capacity);
    }

    private static VectorBuilder[] parts(int capacity, Type... types) {
        return Arrays.stream(types)
                .map(part -> new VectorBuilder(part, capacity))
                .toArray(VectorBuilder[]::new);
    }

    /// Gives the arrays another length.
    private void resize(int rows) {
        capacity = rows;
        switch (type.form()) {
            case BYTE -> bytes = Arrays.copyOf(bytes, rows);
            case INT -> ints = Arrays.copyOf(ints, rows);
            case LONG, LONG_PAIR -> longs = Arrays.copyOf(longs, rows);
            case DOUBLE -> doubles = Arrays.copyOf(doubles, rows);
            case BYTES, LIST -> {
                ints = Arrays.copyOf(ints, rows);
                lengths = Arrays.copyOf(lengths, rows);
            }
            case STRUCT -> {}
        }
        long[] upper = highs;
        highs = upper == null ? null : Arrays.copyOf(upper, rows);
        long[] bits = nulls;
        nulls = bits == null ? null : Arrays.copyOf(bits, Nulls.words(rows));
    }

    /// Makes room for another row, which the builder of a part of a nested value has not by itself.
    private VectorBuilder withRoom() {
        if (count == capacity) {
            resize((int) Math.min(Integer.MAX_VALUE - 8, Math.max(8, 2L * capacity)));
        }
        return this;
    }

    /// Of a list, the builder that its next element is appended to; of a map, that of the entries.
    public VectorBuilder element() {
        return parts[0].withRoom();
    }

    /// Ends the list of the elements that were appended since the last one ended.
    public void endList() {
        int start = listEnd();
        setSlice(count++, start, parts[0].count - start);
    }

    private int listEnd() {
        return count == 0 ? 0 : ints[count - 1] + lengths[count - 1];
    }

    /// Of a struct, the builder that the field's value is appended to.
    public VectorBuilder field(int index) {
        return parts[index].withRoom();
    }

    /// Whether the struct that has not ended has a value of the field.
    public boolean hasField(int index) {
        return parts[index].count > count;
    }

    /// Ends a struct; fields that got no value are null.
    public void endStruct() {
        count++;
        for (VectorBuilder part : parts) {
            if (part.count < count) {
                part.withRoom().appendNull();
            }
        }
    }

    public Type type() {
        return type;
    }

    public int count() {
        return count;
    }

    /// Bytes of variable length, and those of elements, collected since [#clear()].
    public long heapBytes() {
        long total = heapEnd;
        for (VectorBuilder part : parts) {
            total += part.heapBytes();
        }
        return type.form() == PhysicalForm.LIST ? total + 8L * parts[0].count : total;
    }

    /// Heap bytes that the arrays of a builder for a batch take at first.
    public static long initialBytes(Type type) {
        return switch (type.form()) {
            case BYTE -> Batch.SIZE;
            case INT -> 4L * Batch.SIZE;
            case LONG, DOUBLE -> 8L * Batch.SIZE;
            case LONG_PAIR -> 16L * Batch.SIZE;
            case BYTES -> (8L + HEAP_BYTES_PER_ROW) * Batch.SIZE;
            case LIST -> 8L * Batch.SIZE + partBytes((NestedType) type);
            case STRUCT -> partBytes((NestedType) type);
        };
    }

    private static long partBytes(NestedType type) {
        return type.parts().stream().mapToLong(VectorBuilder::initialBytes).sum();
    }

    /// Heap bytes that the builder's own arrays take.
    public long retainedBytes() {
        long[] upper = highs;
        long partBytes = 0;
        for (VectorBuilder part : parts) {
            partBytes += part.retainedBytes();
        }
        return partBytes
                + bytes.length
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
            case LIST -> setSlice(count, listEnd(), 0);
            case STRUCT -> {
                for (VectorBuilder part : parts) {
                    part.withRoom().appendNull();
                }
            }
        }
        count++;
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
            case ListVector lists -> {
                int start = lists.starts()[row];
                for (int e = start; e < start + lists.lengths()[row]; e++) {
                    element().append(lists.child(), e);
                }
                endList();
            }
            case StructVector structs -> {
                for (int f = 0; f < parts.length; f++) {
                    field(f).append(structs.field(f), row);
                }
                endStruct();
            }
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

    /// For the form BYTES: where in the heap given to [#build(byte[])] the value lies. Of a list,
    /// where its elements are.
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
            case LIST -> new ListVector(type, ints, lengths, parts[0].build(), nulls, length);
            case STRUCT -> {
                List<FlatVector> fields = Arrays.stream(parts).map(VectorBuilder::build).toList();
                yield new StructVector(type, fields, nulls, length);
            }
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
        if (capacity > (long) KEPT_GROWTH * initialCapacity) {
            resize(initialCapacity);
        }
        for (VectorBuilder part : parts) {
            part.clear();
        }
    }
}
