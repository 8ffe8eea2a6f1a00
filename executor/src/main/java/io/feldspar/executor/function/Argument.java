package io.feldspar.executor.function;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// What is known of an argument when scalar code is chosen for a call.
///
/// @param constant whether the argument is a literal that is not null
/// @param value the literal's value as [io.feldspar.executor.vector.Values] defines it
/// @param range the bounds of the (unscaled) integer value, or null where nothing is known
public record Argument(Type type, boolean constant, @Nullable Object value, @Nullable Range range) {

    public static Argument of(Type type) {
        return new Argument(type, false, null, Range.of(type));
    }

    public static Argument of(Type type, Object value) {
        return new Argument(type, true, value, Range.of(type));
    }

    /// The value of a VARCHAR literal, or null where the argument is none.
    public @Nullable String text() {
        return value instanceof String text ? text : null;
    }

    /// Bounds of an integer, both inclusive.
    public record Range(BigInteger min, BigInteger max) {

        public static Range of(long min, long max) {
            return new Range(BigInteger.valueOf(min), BigInteger.valueOf(max));
        }

        /// What the type alone says.
        public static @Nullable Range of(Type type) {
            return switch (type) {
                case DecimalType decimal -> {
                    BigInteger max = Int128.power(decimal.precision()).subtract(BigInteger.ONE);
                    yield new Range(max.negate(), max);
                }
                case NestedType _ -> null;
                case SimpleType simple ->
                        switch (simple) {
                            case BOOLEAN -> of(0, 1);
                            case TINYINT -> of(Byte.MIN_VALUE, Byte.MAX_VALUE);
                            case SMALLINT -> of(Short.MIN_VALUE, Short.MAX_VALUE);
                            case INTEGER, DATE, INTERVAL_YEAR_MONTH ->
                                    of(Integer.MIN_VALUE, Integer.MAX_VALUE);
                            case BIGINT, TIME, TIMESTAMP, TIMESTAMP_TZ, INTERVAL_DAY_TIME ->
                                    of(Long.MIN_VALUE, Long.MAX_VALUE);
                            case REAL, DOUBLE, VARCHAR, VARBINARY, UUID, VARIANT, NULL -> null;
                        };
            };
        }

        /// Whether every value within these bounds is within the other's.
        public boolean within(Range other) {
            return min.compareTo(other.min) >= 0 && max.compareTo(other.max) <= 0;
        }

        public boolean fitsLong() {
            return min.bitLength() < 64 && max.bitLength() < 64;
        }

        public Range times(BigInteger factor) {
            return new Range(min.multiply(factor), max.multiply(factor));
        }

        public Range plus(Range other) {
            return new Range(min.add(other.min), max.add(other.max));
        }

        public Range minus(Range other) {
            return new Range(min.subtract(other.max), max.subtract(other.min));
        }

        public Range times(Range other) {
            BigInteger a = min.multiply(other.min);
            BigInteger b = min.multiply(other.max);
            BigInteger c = max.multiply(other.min);
            BigInteger d = max.multiply(other.max);
            return new Range(a.min(b).min(c).min(d), a.max(b).max(c).max(d));
        }

        /// The smallest range that holds both.
        public Range union(Range other) {
            return new Range(min.min(other.min), max.max(other.max));
        }
    }
}
