package io.feldspar.executor.source.parquet.decode;

import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import org.jspecify.annotations.Nullable;

/// A cursor over PLAIN values that collects them in arrays of the type's physical form.
///
/// ```text
/// open(page)      read / skip / readRows …                     vector(nulls, n)
///                 values of a window, nulls left out           wraps the arrays, copies nothing
///                 spread(…) moves them to their rows
/// ```
/// The arrays belong to this object and are overwritten by the next window, so a vector is
/// valid until then. A dictionary takes a fresh object.
public abstract class PlainValues {

    final Type type;
    final int capacity;
    byte[] page = new byte[0];
    int position;
    int end;

    PlainValues(Type type, int capacity) {
        this.type = type;
        this.capacity = capacity;
    }

    /// A reader of values of the type, with arrays for `capacity` of them.
    ///
    /// @param width bytes of a stored value, or 0 where that differs from value to value
    public static PlainValues of(Type type, Conversion conversion, int width, int capacity) {
        return switch (conversion) {
            case BOOLEAN -> new BooleanValues(type, capacity);
            case INT32 -> new IntValues(type, capacity);
            case INT32_LONG, INT32_MILLIS, UINT32, INT64, INT64_MILLIS, INT64_NANOS, INT96 ->
                    new LongValues(type, conversion, width, capacity);
            case FLOAT, DOUBLE, FLOAT16 -> new DoubleValues(type, width, capacity);
            case INT64_PAIR, UINT64 -> new PairValues(type, conversion, width, capacity);
            case FIXED_DECIMAL ->
                    type.form() == PhysicalForm.LONG
                            ? new LongValues(type, conversion, width, capacity)
                            : new PairValues(type, conversion, width, capacity);
            case BYTES_DECIMAL -> new BytesDecimalValues(type, capacity);
            case BYTES -> new SliceValues(type, capacity);
            case FIXED_BYTES -> new FixedSliceValues(type, width, capacity);
        };
    }

    /// Starts over with the values in `bytes[start..limit)`.
    public void open(byte[] bytes, int start, int limit) {
        page = bytes;
        position = start;
        end = limit;
    }

    /// Writes the next `count` values to the places from `to` on.
    public abstract void read(int to, int count);

    /// Passes over the next `count` values.
    public abstract void skip(int count);

    /// Passes over the next `window` values but writes those of `rows[0..count)`, counted from
    /// here, to the places `to + row`.
    public abstract void readRows(int to, int window, int[] rows, int count);

    /// Moves `dense` values that begin at index `to` apart to those of the `rows` rows
    /// from `to` on that `nulls` does not name, in order.
    public abstract void spread(long[] nulls, int to, int rows, int dense);

    /// The first `length` places as a vector over the arrays.
    public abstract FlatVector vector(long @Nullable [] nulls, int length);

    /// Whether vectors point into the page, which must stay as it is as long as they live.
    public boolean pointsIntoPage() {
        return false;
    }

    static CorruptDataException endsEarly() {
        return new CorruptDataException("the page ends before its last value");
    }
}
