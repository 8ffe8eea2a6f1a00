package io.feldspar.executor.source.parquet;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Brings the values of a file's column to the wider type that the table's has, see
/// [io.feldspar.executor.source.files.WiderType].
///
/// Rows that are null or not wanted hold anything: nothing may fail because of them.
final class Widening {

    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private Widening() {}

    static FlatVector of(FlatVector vector, Type to) {
        return switch (vector) {
            case IntVector ints -> ofInts(ints, to);
            case LongVector longs -> ofLongs(longs, to);
            case LongPairVector pairs -> ofPairs(pairs, to);
            case DoubleVector doubles ->
                    new DoubleVector(to, doubles.values(), doubles.nulls(), doubles.length());
            default -> throw impossible(vector.type(), to);
        };
    }

    /// A bound of a column, as [ColumnBounds] keeps it.
    static Object value(Object value, Type from, Type to) {
        if (to instanceof DecimalType decimal) {
            BigDecimal number =
                    value instanceof BigDecimal own
                            ? own
                            : BigDecimal.valueOf(((Number) value).longValue());
            return number.setScale(decimal.scale());
        }
        return switch (to) {
            case SimpleType.REAL, SimpleType.DOUBLE -> ((Number) value).doubleValue();
            case SimpleType.TIMESTAMP -> ((Number) value).longValue() * MICROS_PER_DAY;
            case SimpleType.BIGINT -> ((Number) value).longValue();
            case SimpleType.SMALLINT, SimpleType.INTEGER -> value;
            default -> throw impossible(from, to);
        };
    }

    private static FlatVector ofInts(IntVector ints, Type to) {
        int[] in = ints.values();
        int length = ints.length();
        long @Nullable [] nulls = ints.nulls();
        switch (to.form()) {
            case INT -> {
                return new IntVector(to, in, nulls, length);
            }
            case DOUBLE -> {
                double[] out = new double[length];
                for (int i = 0; i < length; i++) {
                    out[i] = in[i];
                }
                return new DoubleVector(to, out, nulls, length);
            }
            default -> {
                long[] longs = new long[length];
                for (int i = 0; i < length; i++) {
                    longs[i] = in[i];
                }
                if (to == SimpleType.TIMESTAMP) {
                    scaleDays(longs, nulls);
                    return new LongVector(to, longs, nulls, length);
                }
                Type whole = to instanceof DecimalType ? new DecimalType(10, 0) : to;
                LongVector wide = new LongVector(whole, longs, nulls, length);
                return whole.equals(to) ? wide : ofLongs(wide, to);
            }
        }
    }

    private static void scaleDays(long[] days, long @Nullable [] nulls) {
        for (int i = 0; i < days.length; i++) {
            boolean isNull = nulls != null && Nulls.isNull(nulls, i);
            long micros = days[i] * MICROS_PER_DAY;
            if (!isNull && Math.multiplyHigh(days[i], MICROS_PER_DAY) != micros >> 63) {
                throw new FeldsparException(
                        ErrorCode.DATETIME_OVERFLOW,
                        "A date %d days from 1970 is beyond every timestamp".formatted(days[i]));
            }
            days[i] = micros;
        }
    }

    private static int scale(Type type) {
        return type instanceof DecimalType decimal ? decimal.scale() : 0;
    }

    private static FlatVector ofLongs(LongVector longs, Type to) {
        int scaling = scale(to) - scale(longs.type());
        long[] in = longs.values();
        int length = longs.length();
        if (to.form() == PhysicalForm.LONG) {
            long factor = BigInteger.TEN.pow(scaling).longValueExact();
            long[] out = new long[length];
            for (int i = 0; i < length; i++) {
                out[i] = in[i] * factor;
            }
            return new LongVector(to, out, longs.nulls(), length);
        }
        long[] low = new long[length];
        long[] high = new long[length];
        BigInteger factor = BigInteger.TEN.pow(scaling);
        boolean fits = factor.bitLength() < Long.SIZE;
        for (int i = 0; i < length; i++) {
            if (fits) {
                low[i] = in[i] * factor.longValue();
                high[i] = Math.multiplyHigh(in[i], factor.longValue());
            } else {
                BigInteger product = BigInteger.valueOf(in[i]).multiply(factor);
                low[i] = product.longValue();
                high[i] = product.shiftRight(Long.SIZE).longValue();
            }
        }
        return pairs(to, low, high, longs.nulls());
    }

    private static FlatVector ofPairs(LongPairVector pairs, Type to) {
        BigInteger factor = BigInteger.TEN.pow(scale(to) - scale(pairs.type()));
        int length = pairs.length();
        long[] low = new long[length];
        long[] high = new long[length];
        for (int i = 0; i < length; i++) {
            BigInteger product = unscaled(pairs, i).multiply(factor);
            low[i] = product.longValue();
            high[i] = product.shiftRight(Long.SIZE).longValue();
        }
        return pairs(to, low, high, pairs.nulls());
    }

    private static BigInteger unscaled(LongPairVector pairs, int row) {
        long low = pairs.low()[row];
        long high = pairs.high(row);
        BigInteger lower = BigInteger.valueOf(low);
        BigInteger unsigned = low < 0 ? lower.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : lower;
        return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(unsigned);
    }

    private static FlatVector pairs(Type to, long[] low, long[] high, long @Nullable [] nulls) {
        boolean wide = false;
        for (int i = 0; i < low.length; i++) {
            wide |= high[i] != low[i] >> 63;
        }
        return new LongPairVector(to, low, wide ? high : null, nulls, low.length);
    }

    private static IllegalArgumentException impossible(Type from, Type to) {
        return new IllegalArgumentException("%s does not widen to %s".formatted(from, to));
    }
}
