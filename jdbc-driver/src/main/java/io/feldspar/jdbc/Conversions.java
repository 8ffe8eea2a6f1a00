package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineType;
import io.feldspar.jdbc.spi.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Values of the engine as the classes that JDBC callers ask for.
final class Conversions {

    /// Converts a value that is not null; `where` names its column in errors.
    private interface Conversion {
        Object apply(Object value, String where) throws SQLException;
    }

    private static final Map<Class<?>, Conversion> BY_CLASS = new HashMap<>();

    static {
        BY_CLASS.put(String.class, (value, where) -> ValueText.of(value));
        BY_CLASS.put(Boolean.class, Numbers::toBoolean);
        BY_CLASS.put(
                Byte.class,
                (value, where) ->
                        (byte) Numbers.toLong(value, Byte.MIN_VALUE, Byte.MAX_VALUE, where));
        BY_CLASS.put(
                Short.class,
                (value, where) ->
                        (short) Numbers.toLong(value, Short.MIN_VALUE, Short.MAX_VALUE, where));
        BY_CLASS.put(
                Integer.class,
                (value, where) ->
                        (int) Numbers.toLong(value, Integer.MIN_VALUE, Integer.MAX_VALUE, where));
        BY_CLASS.put(
                Long.class,
                (value, where) -> Numbers.toLong(value, Long.MIN_VALUE, Long.MAX_VALUE, where));
        BY_CLASS.put(Float.class, (value, where) -> (float) Numbers.toDouble(value, where));
        BY_CLASS.put(Double.class, Numbers::toDouble);
        BY_CLASS.put(BigDecimal.class, Numbers::toDecimal);
        BY_CLASS.put(BigInteger.class, Numbers::toInteger);
        BY_CLASS.put(byte[].class, Conversions::toBytes);
        BY_CLASS.put(LocalDate.class, Temporals::toDate);
        BY_CLASS.put(LocalTime.class, Temporals::toTime);
        BY_CLASS.put(LocalDateTime.class, Temporals::toTimestamp);
        BY_CLASS.put(OffsetDateTime.class, Temporals::toOffset);
        BY_CLASS.put(
                ZonedDateTime.class,
                (value, where) -> Temporals.toOffset(value, where).toZonedDateTime());
        BY_CLASS.put(Instant.class, (value, where) -> Temporals.toOffset(value, where).toInstant());
        BY_CLASS.put(java.sql.Date.class, (value, where) -> Temporals.sqlDate(value, null, where));
        BY_CLASS.put(java.sql.Time.class, (value, where) -> Temporals.sqlTime(value, null, where));
        BY_CLASS.put(
                java.sql.Timestamp.class,
                (value, where) -> Temporals.sqlTimestamp(value, null, where));
        BY_CLASS.put(
                java.util.Date.class, (value, where) -> Temporals.sqlTimestamp(value, null, where));
        BY_CLASS.put(Period.class, (value, where) -> same(value, Period.class, where));
        BY_CLASS.put(Duration.class, (value, where) -> same(value, Duration.class, where));
        BY_CLASS.put(UUID.class, Conversions::toUuid);
    }

    private Conversions() {}

    static <T> T to(Object value, Class<T> target, String where) throws SQLException {
        Conversion conversion = BY_CLASS.get(target);
        if (conversion == null) {
            throw Errors.refused("values as " + target.getName());
        }
        return target.cast(conversion.apply(value, where));
    }

    /// What `getObject` gives for a column of that kind.
    static Object toObject(Object value, EngineType type, String where) throws SQLException {
        TypeKind kind = type.kind();
        if (kind == TypeKind.ARRAY) {
            return new FeldsparArray(type.parts().get(0).type(), (List<?>) value, where);
        }
        if (kind == TypeKind.STRUCT) {
            return new FeldsparStruct(type, (List<?>) value, where);
        }
        if (kind == TypeKind.MAP) {
            return map((Map<?, ?>) value, type, where);
        }
        return kind.objectClass().isInstance(value) ? value : to(value, kind.objectClass(), where);
    }

    /// An element of an array, a field of a struct, or a key or value of a map: what [#toObject]
    /// gives, but a [LocalTime] for TIME. A caller cannot ask for the class of an element, and
    /// `java.sql.Time` would lose the microseconds.
    static Object toElement(Object value, EngineType type, String where) throws SQLException {
        return type.kind() == TypeKind.TIME ? value : toObject(value, type, where);
    }

    private static Map<Object, @Nullable Object> map(
            Map<?, ?> values, EngineType type, String where) throws SQLException {
        Map<Object, @Nullable Object> objects = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            Object key = toElement(entry.getKey(), type.parts().get(0).type(), where);
            Object value = entry.getValue();
            objects.put(
                    key,
                    value == null ? null : toElement(value, type.parts().get(1).type(), where));
        }
        return Collections.unmodifiableMap(objects);
    }

    static byte[] toBytes(Object value, String where) throws SQLException {
        if (value instanceof byte[]) {
            return (byte[]) value;
        }
        if (value instanceof String) {
            return ((String) value).getBytes(StandardCharsets.UTF_8);
        }
        throw refused(value, "byte array", where);
    }

    private static Object toUuid(Object value, String where) throws SQLException {
        if (value instanceof String) {
            try {
                return UUID.fromString((String) value);
            } catch (IllegalArgumentException error) {
                throw refused(value, "UUID", where);
            }
        }
        throw refused(value, "UUID", where);
    }

    private static Object same(Object value, Class<?> target, String where) throws SQLException {
        if (target.isInstance(value)) {
            return value;
        }
        throw refused(value, target.getSimpleName(), where);
    }

    static SQLDataException refused(Object value, String wanted, String where) {
        String text = ValueText.of(value);
        String shown = text.length() <= 60 ? text : text.substring(0, 60) + "…";
        return Errors.data(
                "'" + shown + "' of " + where + " cannot be read as " + wanted,
                Errors.INVALID_CAST);
    }
}
