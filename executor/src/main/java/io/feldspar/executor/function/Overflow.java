package io.feldspar.executor.function;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;

/// The errors of arithmetic, and the checks that raise them.
public final class Overflow {

    private Overflow() {}

    public static FeldsparException error(String operation, Type type) {
        return type == SimpleType.INTERVAL_YEAR_MONTH || type == SimpleType.INTERVAL_DAY_TIME
                ? new FeldsparException(
                        ErrorCode.INTERVAL_OVERFLOW, operation + " overflows " + type.sql())
                : new FeldsparException(
                        ErrorCode.NUMERIC_OVERFLOW,
                        operation + " overflows " + type.sql(),
                        "Cast an operand to a wider type.");
    }

    /// The value as the months of an INTERVAL YEAR TO MONTH.
    public static int checkMonths(long value, String operation) {
        if (value != (int) value) {
            throw error(operation, SimpleType.INTERVAL_YEAR_MONTH);
        }
        return (int) value;
    }

    public static FeldsparException divisionByZero() {
        return new FeldsparException(
                ErrorCode.DIVISION_BY_ZERO,
                "Division by zero",
                "Use NULLIF(divisor, 0) to get NULL instead.");
    }

    /// The largest value of a TINYINT, SMALLINT or INTEGER; the smallest is one below its
    /// negation.
    public static int maxInt(Type type) {
        return type == SimpleType.TINYINT
                ? Byte.MAX_VALUE
                : type == SimpleType.SMALLINT ? Short.MAX_VALUE : Integer.MAX_VALUE;
    }

    /// The value as an int of the type whose largest value is `max`.
    public static int checkInt(long value, int max, String operation) {
        if (value > max || value < -max - 1L) {
            throw error(operation, intType(max));
        }
        return (int) value;
    }

    private static Type intType(int max) {
        return max == Byte.MAX_VALUE
                ? SimpleType.TINYINT
                : max == Short.MAX_VALUE ? SimpleType.SMALLINT : SimpleType.INTEGER;
    }

    /// Throws where an unscaled value has more digits than the type.
    public static void checkPrecision(Int128 unscaled, DecimalType type) {
        if (!unscaled.fitsPrecision(type.precision())) {
            throw decimal(unscaled.toBigInteger(), type);
        }
    }

    /// Sets the unscaled value, or throws where it has more digits than the type.
    public static void set(Int128 out, BigInteger unscaled, DecimalType type) {
        if (!out.set(unscaled) || !out.fitsPrecision(type.precision())) {
            throw decimal(unscaled, type);
        }
    }

    private static FeldsparException decimal(BigInteger unscaled, DecimalType type) {
        return new FeldsparException(
                ErrorCode.NUMERIC_OVERFLOW,
                "The value "
                        + new BigDecimal(unscaled, type.scale()).toPlainString()
                        + " does not fit "
                        + type.sql(),
                "Cast to a type with more digits before the point.");
    }
}
