package io.feldspar.executor.object;

import io.feldspar.executor.function.cast.UuidText;
import io.feldspar.executor.function.cast.VariantJson;
import io.feldspar.executor.object.SimpleMapping.Reader;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.variant.Variant;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.LongVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// How objects of simple classes are read.
final class SimpleReaders {

    /// By class, what reads it from a value of the class that suits the type best.
    private static final Map<Class<?>, BiFunction<Object, Type, @Nullable Object>> CONVERSIONS =
            Map.ofEntries(
                    Map.entry(Byte.class, (value, _) -> number(value, Number::byteValue)),
                    Map.entry(Short.class, (value, _) -> number(value, Number::shortValue)),
                    Map.entry(Integer.class, (value, _) -> number(value, Number::intValue)),
                    Map.entry(Long.class, (value, _) -> number(value, Number::longValue)),
                    Map.entry(Float.class, (value, _) -> number(value, Number::floatValue)),
                    Map.entry(Double.class, (value, _) -> number(value, Number::doubleValue)),
                    Map.entry(BigDecimal.class, (value, _) -> decimal(value)),
                    Map.entry(BigInteger.class, (value, _) -> integer(value)),
                    Map.entry(Character.class, (value, _) -> character(value)),
                    Map.entry(
                            java.sql.Date.class,
                            (value, _) ->
                                    value instanceof LocalDate date
                                            ? java.sql.Date.valueOf(date)
                                            : null),
                    Map.entry(java.sql.Timestamp.class, (value, _) -> timestamp(value)),
                    Map.entry(
                            java.time.Instant.class,
                            (value, _) ->
                                    value instanceof LocalDateTime local
                                            ? local.toInstant(ZoneOffset.UTC)
                                            : null));

    private SimpleReaders() {}

    /// The class that suits a type best.
    static Class<?> natural(Type type) {
        return switch (type) {
            case DecimalType _ -> BigDecimal.class;
            case NestedType _ -> Object.class;
            case SimpleType simple ->
                    switch (simple) {
                        case BOOLEAN -> Boolean.class;
                        case TINYINT -> Byte.class;
                        case SMALLINT -> Short.class;
                        case INTEGER -> Integer.class;
                        case BIGINT -> Long.class;
                        case REAL -> Float.class;
                        case DOUBLE -> Double.class;
                        case DATE -> LocalDate.class;
                        case TIME -> java.time.LocalTime.class;
                        case TIMESTAMP -> LocalDateTime.class;
                        case TIMESTAMP_TZ -> java.time.Instant.class;
                        case INTERVAL_YEAR_MONTH -> Period.class;
                        case INTERVAL_DAY_TIME -> java.time.Duration.class;
                        case VARCHAR -> String.class;
                        case VARBINARY -> byte[].class;
                        case UUID -> java.util.UUID.class;
                        case VARIANT -> String.class;
                        case NULL -> Object.class;
                    };
        };
    }

    /// What reads values of a simple type as objects of the class that suits it best.
    static Reader natural(SimpleType type) {
        return switch (type) {
            case BOOLEAN -> (column, row) -> ((ByteVector) column).values()[row] != 0;
            case TINYINT -> (column, row) -> (byte) integer(column, row);
            case SMALLINT -> (column, row) -> (short) integer(column, row);
            case INTEGER -> SimpleReaders::integer;
            case BIGINT -> SimpleReaders::micros;
            case REAL -> (column, row) -> (float) ((DoubleVector) column).values()[row];
            case DOUBLE -> (column, row) -> ((DoubleVector) column).values()[row];
            case DATE -> (column, row) -> LocalDate.ofEpochDay(integer(column, row));
            case TIME -> (column, row) -> Times.time(micros(column, row));
            case TIMESTAMP -> (column, row) -> Times.local(micros(column, row));
            case TIMESTAMP_TZ -> (column, row) -> Times.instant(micros(column, row));
            case INTERVAL_YEAR_MONTH ->
                    (column, row) -> Period.ofMonths(integer(column, row)).normalized();
            case INTERVAL_DAY_TIME -> (column, row) -> Times.duration(micros(column, row));
            case VARCHAR -> SimpleReaders::text;
            case VARBINARY, NULL -> SimpleReaders::value;
            case UUID -> (column, row) -> UuidText.of((byte[]) value(column, row));
            case VARIANT ->
                    (column, row) -> VariantJson.text(Variant.of((byte[]) value(column, row), 0));
        };
    }

    static Object value(FlatVector column, int row) {
        Object value = column.value(row);
        if (value == null) {
            throw new IllegalStateException("row " + row + " is null");
        }
        return value;
    }

    /// What reads values of a type as objects of a class, or null if nothing does.
    static @Nullable Reader of(Class<?> java, Type type) {
        Reader natural = type instanceof SimpleType simple ? natural(simple) : SimpleReaders::value;
        if (java == natural(type)) {
            return natural;
        }
        BiFunction<Object, Type, @Nullable Object> conversion = CONVERSIONS.get(java);
        if (conversion == null || !convertible(java, type)) {
            return null;
        }
        return (column, row) -> {
            Object converted = conversion.apply(natural.read(column, row), type);
            if (converted == null) {
                throw new IllegalStateException("no " + java + " of a " + type);
            }
            return converted;
        };
    }

    /// Whether every value of the type is an object of the class.
    private static boolean convertible(Class<?> java, Type type) {
        if (type.numeric()) {
            return Number.class.isAssignableFrom(java);
        }
        if (type == SimpleType.VARCHAR) {
            return java == Character.class;
        }
        if (type == SimpleType.DATE) {
            return java == java.sql.Date.class;
        }
        boolean time = type == SimpleType.TIMESTAMP || type == SimpleType.TIMESTAMP_TZ;
        return time && (java == java.sql.Timestamp.class || java == java.time.Instant.class);
    }

    private static int integer(FlatVector column, int row) {
        return ((IntVector) column).values()[row];
    }

    private static long micros(FlatVector column, int row) {
        return ((LongVector) column).values()[row];
    }

    private static String text(FlatVector column, int row) {
        BytesVector texts = (BytesVector) column;
        return new String(
                texts.heap(), texts.starts()[row], texts.lengths()[row], StandardCharsets.UTF_8);
    }

    private static @Nullable Object number(
            Object value, java.util.function.Function<Number, Object> as) {
        return value instanceof Number number ? as.apply(number) : null;
    }

    private static @Nullable Object decimal(Object value) {
        return switch (value) {
            case BigDecimal decimal -> decimal;
            case Double real -> BigDecimal.valueOf(real);
            case Float real -> BigDecimal.valueOf(real);
            case Number number -> BigDecimal.valueOf(number.longValue());
            default -> null;
        };
    }

    private static @Nullable Object integer(Object value) {
        return decimal(value) instanceof BigDecimal decimal ? decimal.toBigInteger() : null;
    }

    private static @Nullable Object character(Object value) {
        return value instanceof String text && !text.isEmpty() ? text.charAt(0) : '\0';
    }

    private static @Nullable Object timestamp(Object value) {
        return switch (value) {
            case LocalDateTime local -> java.sql.Timestamp.valueOf(local);
            case java.time.Instant instant -> java.sql.Timestamp.from(instant);
            default -> null;
        };
    }
}
