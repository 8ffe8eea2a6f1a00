package io.feldspar.executor.object;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.cast.UuidText;
import io.feldspar.executor.object.SimpleMapping.Writer;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.VectorBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;

/// How objects of simple classes are written. A writer takes objects of every class whose values
/// can be told as values of its type.
final class SimpleWriters {

    private SimpleWriters() {}

    static Writer of(DecimalType type) {
        return (value, out) -> decimal(value, type, out);
    }

    static Writer of(SimpleType type) {
        return switch (type) {
            case BOOLEAN -> (value, out) -> out.appendBoolean(cast(Boolean.class, value, type));
            case TINYINT -> integer(type, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> integer(type, Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> integer(type, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> (value, out) -> out.appendLong(whole(value, type));
            case REAL ->
                    (value, out) -> out.appendDouble(cast(Number.class, value, type).floatValue());
            case DOUBLE ->
                    (value, out) -> out.appendDouble(cast(Number.class, value, type).doubleValue());
            case DATE -> (value, out) -> out.appendInt(day(value));
            case TIME ->
                    (value, out) ->
                            out.appendLong(Times.micros(cast(LocalTime.class, value, type)));
            case TIMESTAMP -> (value, out) -> out.appendLong(local(value));
            case TIMESTAMP_TZ -> (value, out) -> out.appendLong(instant(value));
            case INTERVAL_YEAR_MONTH ->
                    (value, out) ->
                            out.appendInt(
                                    Math.toIntExact(
                                            cast(Period.class, value, type).toTotalMonths()));
            case INTERVAL_DAY_TIME ->
                    (value, out) -> out.appendLong(Times.micros(cast(Duration.class, value, type)));
            case VARCHAR -> (value, out) -> out.appendText(text(value));
            case VARBINARY ->
                    (value, out) -> {
                        byte[] bytes = cast(byte[].class, value, type);
                        out.appendBytes(bytes, 0, bytes.length);
                    };
            case UUID ->
                    (value, out) -> UuidText.append(cast(java.util.UUID.class, value, type), out);
            case VARIANT, NULL ->
                    (value, _) -> {
                        throw mismatch(value, type);
                    };
        };
    }

    private static Writer integer(SimpleType type, int least, int most) {
        return (value, out) -> {
            long number = whole(value, type);
            if (number < least || number > most) {
                throw overflow(type);
            }
            out.appendInt((int) number);
        };
    }

    private static long whole(Object value, Type type) {
        return switch (value) {
            case Long number -> number;
            case Integer number -> number;
            case Short number -> number;
            case Byte number -> number;
            case BigInteger number when number.bitLength() < Long.SIZE -> number.longValue();
            case BigInteger _ -> throw overflow(type);
            default -> throw mismatch(value, type);
        };
    }

    private static void decimal(Object value, DecimalType type, VectorBuilder out) {
        BigDecimal decimal =
                switch (value) {
                    case BigDecimal exact -> exact;
                    case BigInteger integer -> new BigDecimal(integer);
                    case Double real -> BigDecimal.valueOf(real);
                    case Float real -> new BigDecimal(real.toString());
                    case Number number -> BigDecimal.valueOf(number.longValue());
                    default -> throw mismatch(value, type);
                };
        if (!out.appendDecimal(decimal.setScale(type.scale(), RoundingMode.HALF_UP))) {
            throw overflow(type);
        }
    }

    private static int day(Object value) {
        LocalDate day =
                switch (value) {
                    case LocalDate date -> date;
                    case java.sql.Date date -> date.toLocalDate();
                    default -> throw mismatch(value, SimpleType.DATE);
                };
        return Math.toIntExact(day.toEpochDay());
    }

    private static long local(Object value) {
        return switch (value) {
            case LocalDateTime time -> Times.micros(time);
            case java.sql.Timestamp time -> Times.micros(time.toLocalDateTime());
            default -> throw mismatch(value, SimpleType.TIMESTAMP);
        };
    }

    private static long instant(Object value) {
        return switch (value) {
            case Instant instant -> Times.micros(instant);
            case OffsetDateTime time -> Times.micros(time.toInstant());
            case ZonedDateTime time -> Times.micros(time.toInstant());
            case java.sql.Timestamp time -> Times.micros(time.toInstant());
            default -> throw mismatch(value, SimpleType.TIMESTAMP_TZ);
        };
    }

    private static String text(Object value) {
        return switch (value) {
            case CharSequence text -> text.toString();
            case Character character -> character.toString();
            case Enum<?> constant -> constant.name();
            default -> throw mismatch(value, SimpleType.VARCHAR);
        };
    }

    private static <T> T cast(Class<T> java, Object value, Type type) {
        if (!java.isInstance(value)) {
            throw mismatch(value, type);
        }
        return java.cast(value);
    }

    static FeldsparException mismatch(Object value, Type type) {
        return new FeldsparException(
                ErrorCode.TYPE_MISMATCH,
                "An object of class '%s' is not a value of type %s"
                        .formatted(value.getClass().getName(), type.sql()),
                "Return an object of another class, or declare another type.");
    }

    private static FeldsparException overflow(Type type) {
        return new FeldsparException(
                ErrorCode.NUMERIC_OVERFLOW,
                "A result does not fit into %s".formatted(type.sql()),
                "Declare a wider type.");
    }
}
