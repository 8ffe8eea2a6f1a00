package io.feldspar.executor.vector;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Vector values as Java objects: how literals are written and results are read.
///
/// ```text
/// BOOLEAN                                                      Boolean
/// TINYINT SMALLINT INTEGER DATE INTERVAL_YEAR_MONTH            Integer
/// BIGINT TIME TIMESTAMP TIMESTAMP_TZ INTERVAL_DAY_TIME         Long
/// DECIMAL                                                      BigDecimal of the type's scale
/// REAL DOUBLE                                                  Double
/// VARCHAR                                                      String
/// VARBINARY                                                    byte[]
/// UUID VARIANT                                                 byte[]
/// ARRAY                                                        List of the elements
/// MAP                                                          Map, in the order of its entries
/// STRUCT                                                       List of the fields' values
/// ```
public final class Values {

    private Values() {}

    /// A vector of one row.
    public static FlatVector single(Type type, @Nullable Object value) {
        long[] nulls = value == null ? new long[] {1} : null;
        return switch (type.form()) {
            case BYTE ->
                    new ByteVector(
                            type,
                            new byte[] {(byte) (Boolean.TRUE.equals(value) ? 1 : 0)},
                            nulls,
                            1);
            case INT ->
                    new IntVector(
                            type,
                            new int[] {value == null ? 0 : ((Number) value).intValue()},
                            nulls,
                            1);
            case LONG ->
                    new LongVector(
                            type,
                            new long[] {
                                value == null
                                        ? 0
                                        : value instanceof BigDecimal decimal
                                                ? unscaled(decimal, type).longValueExact()
                                                : ((Number) value).longValue()
                            },
                            nulls,
                            1);
            case LONG_PAIR -> {
                BigInteger unscaled =
                        value == null ? BigInteger.ZERO : unscaled((BigDecimal) value, type);
                boolean fits = unscaled.bitLength() < 64;
                yield new LongPairVector(
                        type,
                        new long[] {unscaled.longValue()},
                        fits ? null : new long[] {unscaled.shiftRight(64).longValueExact()},
                        nulls,
                        1);
            }
            case DOUBLE ->
                    new DoubleVector(
                            type,
                            new double[] {value == null ? 0 : ((Number) value).doubleValue()},
                            nulls,
                            1);
            case BYTES -> {
                byte[] bytes =
                        value == null
                                ? new byte[0]
                                : value instanceof String text
                                        ? text.getBytes(StandardCharsets.UTF_8)
                                        : (byte[]) value;
                yield new BytesVector(
                        type, bytes, new int[] {0}, new int[] {bytes.length}, nulls, 1);
            }
            case LIST, STRUCT -> NestedValues.vector(type, Collections.singletonList(value));
        };
    }

    /// A vector of the values, each of which may be null.
    public static FlatVector vector(Type type, List<? extends @Nullable Object> values) {
        return NestedValues.vector(type, values);
    }

    /// The value of a row that is not null.
    static Object read(FlatVector vector, int row) {
        return switch (vector) {
            case ByteVector bytes -> bytes.values()[row] != 0;
            case IntVector ints -> ints.values()[row];
            case LongVector longs ->
                    longs.type() instanceof DecimalType decimal
                            ? BigDecimal.valueOf(longs.values()[row], decimal.scale())
                            : (Object) longs.values()[row];
            case LongPairVector pairs ->
                    new BigDecimal(
                            integer(pairs.high(row), pairs.low()[row]),
                            ((DecimalType) pairs.type()).scale());
            case DoubleVector doubles -> doubles.values()[row];
            case BytesVector slices -> {
                int start = slices.starts()[row];
                int length = slices.lengths()[row];
                if (slices.type() == SimpleType.VARCHAR) {
                    yield new String(slices.heap(), start, length, StandardCharsets.UTF_8);
                }
                byte[] copy = new byte[length];
                System.arraycopy(slices.heap(), start, copy, 0, length);
                yield copy;
            }
            case ListVector lists -> NestedValues.read(lists, row);
            case StructVector structs -> NestedValues.read(structs, row);
        };
    }

    /// The integer of the 128 bits `high` and `low`.
    public static BigInteger integer(long high, long low) {
        BigInteger upper = BigInteger.valueOf(high).shiftLeft(64);
        BigInteger lower = BigInteger.valueOf(low);
        return upper.add(low < 0 ? lower.add(BigInteger.ONE.shiftLeft(64)) : lower);
    }

    private static BigInteger unscaled(BigDecimal value, Type type) {
        if (type instanceof DecimalType decimal) {
            return value.setScale(decimal.scale()).unscaledValue();
        }
        throw new IllegalArgumentException(
                "a "
                        + type
                        + " of form "
                        + PhysicalForm.LONG
                        + " is written as a Long but got the decimal "
                        + value);
    }
}
