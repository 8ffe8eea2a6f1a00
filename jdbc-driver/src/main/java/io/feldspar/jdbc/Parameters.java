package io.feldspar.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;

/// Values given to `setObject`, in the classes that the engine takes.
final class Parameters {

    private Parameters() {}

    static Object of(Object value, String where) throws SQLException {
        if (value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof BigDecimal
                || value instanceof String
                || value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || value instanceof OffsetDateTime
                || value instanceof Period
                || value instanceof Duration) {
            return value;
        }
        if (value instanceof Byte || value instanceof Short) {
            return ((Number) value).intValue();
        }
        if (value instanceof Float) {
            return ((Float) value).doubleValue();
        }
        if (value instanceof BigInteger) {
            return new BigDecimal((BigInteger) value);
        }
        if (value instanceof Character || value instanceof UUID || value instanceof CharSequence) {
            return value.toString();
        }
        if (value instanceof byte[]) {
            return ((byte[]) value).clone();
        }
        return temporal(value, where);
    }

    private static Object temporal(Object value, String where) throws SQLException {
        if (value instanceof java.sql.Date) {
            return Temporals.date((java.sql.Date) value, null);
        }
        if (value instanceof java.sql.Time) {
            return Temporals.time((java.sql.Time) value, null);
        }
        if (value instanceof java.util.Date) {
            return Temporals.timestamp((java.util.Date) value, null);
        }
        if (value instanceof Instant) {
            return ((Instant) value).atOffset(ZoneOffset.UTC);
        }
        if (value instanceof ZonedDateTime) {
            return ((ZonedDateTime) value).toOffsetDateTime();
        }
        throw Errors.invalid(
                "A " + value.getClass().getName() + " cannot be a parameter (" + where + ")");
    }

    /// The value converted to the class of a constant of [Types].
    static Object ofType(Object value, int type, String where) throws SQLException {
        Object given = of(value, where);
        switch (type) {
            case Types.BIT:
            case Types.BOOLEAN:
                return Numbers.toBoolean(given, where);
            case Types.TINYINT:
                return (int) Numbers.toLong(given, Byte.MIN_VALUE, Byte.MAX_VALUE, where);
            case Types.SMALLINT:
                return (int) Numbers.toLong(given, Short.MIN_VALUE, Short.MAX_VALUE, where);
            case Types.INTEGER:
                return (int) Numbers.toLong(given, Integer.MIN_VALUE, Integer.MAX_VALUE, where);
            case Types.BIGINT:
                return Numbers.toLong(given, Long.MIN_VALUE, Long.MAX_VALUE, where);
            case Types.REAL:
            case Types.FLOAT:
            case Types.DOUBLE:
                return Numbers.toDouble(given, where);
            case Types.DECIMAL:
            case Types.NUMERIC:
                return Numbers.toDecimal(given, where);
            case Types.CHAR:
            case Types.VARCHAR:
            case Types.LONGVARCHAR:
            case Types.NCHAR:
            case Types.NVARCHAR:
            case Types.LONGNVARCHAR:
            case Types.CLOB:
                return ValueText.of(given);
            case Types.BINARY:
            case Types.VARBINARY:
            case Types.LONGVARBINARY:
            case Types.BLOB:
                return Conversions.toBytes(given, where);
            case Types.DATE:
                return Temporals.toDate(given, where);
            case Types.TIME:
                return Temporals.toTime(given, where);
            case Types.TIMESTAMP:
                return Temporals.toTimestamp(given, where);
            case Types.TIMESTAMP_WITH_TIMEZONE:
                return Temporals.toOffset(given, where);
            case Types.OTHER:
            case Types.JAVA_OBJECT:
                return given;
            default:
                throw Errors.refused("parameters of the type " + type + " of java.sql.Types");
        }
    }
}
