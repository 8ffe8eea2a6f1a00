package io.feldspar.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLDataException;
import java.sql.SQLException;

/// Values of the engine as Java numbers. `where` names the column or parameter in errors.
final class Numbers {

    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private Numbers() {}

    /// The whole part of the value, which must lie between `min` and `max`.
    static long toLong(Object value, long min, long max, String where) throws SQLException {
        long number;
        if (value instanceof Integer || value instanceof Long) {
            number = ((Number) value).longValue();
        } else if (value instanceof Boolean) {
            number = (Boolean) value ? 1 : 0;
        } else {
            BigDecimal whole = toDecimal(value, where);
            whole = new BigDecimal(whole.toBigInteger());
            if (whole.compareTo(LONG_MIN) < 0 || whole.compareTo(LONG_MAX) > 0) {
                throw outOfRange(value, min, max, where);
            }
            number = whole.longValue();
        }
        if (number < min || number > max) {
            throw outOfRange(value, min, max, where);
        }
        return number;
    }

    private static SQLDataException outOfRange(Object value, long min, long max, String where) {
        return Errors.data(
                ValueText.of(value) + " of " + where + " is not between " + min + " and " + max,
                Errors.NUMBER_OUT_OF_RANGE);
    }

    static double toDouble(Object value, String where) throws SQLException {
        if (value instanceof Number) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof Boolean) {
            return (Boolean) value ? 1 : 0;
        }
        if (value instanceof String) {
            try {
                return Double.parseDouble(((String) value).trim());
            } catch (NumberFormatException error) {
                throw Conversions.refused(value, "number", where);
            }
        }
        throw Conversions.refused(value, "number", where);
    }

    static BigDecimal toDecimal(Object value, String where) throws SQLException {
        if (value instanceof BigDecimal) {
            return (BigDecimal) value;
        }
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof Boolean) {
            return (Boolean) value ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (value instanceof Double && Double.isFinite((Double) value)) {
            return BigDecimal.valueOf((Double) value);
        }
        if (value instanceof String) {
            try {
                return new BigDecimal(((String) value).trim());
            } catch (NumberFormatException error) {
                throw Conversions.refused(value, "number", where);
            }
        }
        throw Conversions.refused(value, "exact number", where);
    }

    static BigInteger toInteger(Object value, String where) throws SQLException {
        return toDecimal(value, where).toBigInteger();
    }

    /// Numbers are true unless zero; texts are true, false, t, f, yes, no, 1 or 0.
    static boolean toBoolean(Object value, String where) throws SQLException {
        if (value instanceof Boolean) {
            return (Boolean) value;
        }
        if (value instanceof Double) {
            return (Double) value != 0;
        }
        if (value instanceof Number) {
            return toDecimal(value, where).signum() != 0;
        }
        if (value instanceof String) {
            switch (((String) value).trim().toLowerCase(java.util.Locale.ROOT)) {
                case "true":
                case "t":
                case "yes":
                case "1":
                    return true;
                case "false":
                case "f":
                case "no":
                case "0":
                    return false;
                default:
                    break;
            }
        }
        throw Conversions.refused(value, "boolean", where);
    }
}
