package io.feldspar.executor.source.parquet;

import io.feldspar.executor.source.parquet.decode.HybridCodes;
import io.feldspar.executor.source.parquet.decode.LittleEndian;
import io.feldspar.executor.source.parquet.decode.PlainValues;
import io.feldspar.executor.source.parquet.format.ChunkStatistics;
import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.source.parquet.format.PhysicalType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What is known of the values of a column in some rows.
///
/// @param min the lower bound as [io.feldspar.executor.vector.Values] reads it, but bytes
///     instead of a String (a cut-off bound need not be text); null where unknown
/// @param max likewise the upper bound
/// @param nulls -1 where unknown
record ColumnBounds(Type type, @Nullable Object min, @Nullable Object max, long nulls, long rows) {

    static ColumnBounds unknown(Type type, long rows) {
        return new ColumnBounds(type, null, null, -1, rows);
    }

    /// Of a column that has the same value in all rows.
    static ColumnBounds constant(Type type, @Nullable Object value, long rows) {
        Object bound = value == null ? null : comparable(value);
        return new ColumnBounds(type, bound, bound, value == null ? rows : 0, rows);
    }

    static ColumnBounds of(LeafColumn column, ChunkStatistics statistics, long rows) {
        byte[] min = statistics.min();
        byte[] max = statistics.max();
        if (min == null && max == null && signedOrder(column)) {
            min = statistics.signedMin();
            max = statistics.signedMax();
        }
        return of(column, min, max, statistics.nullCount(), rows);
    }

    static ColumnBounds of(
            LeafColumn column,
            byte @Nullable [] min,
            byte @Nullable [] max,
            long nulls,
            long rows) {
        Object low = min == null ? null : decode(column, min);
        Object high = max == null ? null : decode(column, max);
        if ((low instanceof Double l && l.isNaN())
                || (high instanceof Double h && h.isNaN())
                || (low != null && high != null && compare(low, high) > 0)) {
            low = null;
            high = null;
        }
        return new ColumnBounds(column.type(), low, high, nulls, rows);
    }

    /// Whether the deprecated statistics, in signed order, are in the type's order.
    private static boolean signedOrder(LeafColumn column) {
        return switch (column.conversion()) {
            case BOOLEAN,
                    INT32,
                    INT32_LONG,
                    INT32_MILLIS,
                    INT64,
                    INT64_MILLIS,
                    INT64_NANOS,
                    INT64_PAIR,
                    FLOAT,
                    DOUBLE ->
                    true;
            case UINT32, UINT64, INT96, FLOAT16, FIXED_DECIMAL, BYTES_DECIMAL, BYTES, FIXED_BYTES ->
                    false;
        };
    }

    private static @Nullable Object decode(LeafColumn column, byte[] stored) {
        if (column.physical() == PhysicalType.INT96) {
            return null;
        }
        boolean prefixed = column.physical() == PhysicalType.BYTE_ARRAY;
        if (!prefixed && stored.length != Math.max(1, column.width())) {
            return column.type().form() == PhysicalForm.BYTES ? stored : null;
        }
        int header = prefixed ? 4 : 0;
        byte[] plain = new byte[header + stored.length + HybridCodes.SLACK];
        if (prefixed) {
            LittleEndian.INT.set(plain, 0, stored.length);
        }
        System.arraycopy(stored, 0, plain, header, stored.length);
        try {
            PlainValues values =
                    PlainValues.of(column.type(), column.conversion(), column.width(), 1);
            values.open(plain, 0, header + stored.length);
            values.read(0, 1);
            if (column.type().form() == PhysicalForm.BYTES) {
                return stored;
            }
            Object value = values.vector(null, 1).value(0);
            return value == null ? null : comparable(value);
        } catch (CorruptDataException e) {
            return null; // a bound that is none says nothing
        }
    }

    /// The bounds as those of a column of a wider type.
    ColumnBounds widened(Type to) {
        return type.equals(to)
                ? this
                : new ColumnBounds(
                        to,
                        min == null ? null : Widening.value(min, type, to),
                        max == null ? null : Widening.value(max, type, to),
                        nulls,
                        rows);
    }

    /// The value in the form in which bounds are stored.
    static Object comparable(Object value) {
        return value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : value;
    }

    /// Compares two values that are [#comparable] and of one type. Zeros of either sign are
    /// equal.
    static int compare(Object left, Object right) {
        return switch (left) {
            case byte[] bytes -> Arrays.compareUnsigned(bytes, (byte[]) right);
            case Double number -> {
                double l = number;
                double r = (Double) right;
                yield l < r ? -1 : l > r ? 1 : l == r ? 0 : Double.compare(l, r);
            }
            case BigDecimal number -> number.compareTo((BigDecimal) right);
            case Boolean bool -> bool.compareTo((Boolean) right);
            case Number number -> Long.compare(number.longValue(), ((Number) right).longValue());
            default -> throw new IllegalArgumentException("no order for " + left.getClass());
        };
    }

    /// A bound of integer type as a long, as runtime filters see it, or null where it is none.
    static @Nullable Long asLong(Type type, @Nullable Object bound) {
        if (bound == null
                || (type.form() != PhysicalForm.INT && type.form() != PhysicalForm.LONG)) {
            return null;
        }
        return type instanceof DecimalType
                ? ((BigDecimal) bound).unscaledValue().longValueExact()
                : ((Number) bound).longValue();
    }
}
