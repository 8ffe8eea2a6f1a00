package io.feldspar.dataset;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.cast.UuidText;
import io.feldspar.executor.function.cast.VariantJson;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.variant.Variant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values of vectors, [io.feldspar.executor.vector.Values], as those of a [Row] and back.
public final class RowValues {

    private static final long MICROS = 1_000_000;

    private RowValues() {}

    /// The row of the values of a batch.
    public static Row row(Schema schema, List<@Nullable Object> values) {
        @Nullable Object[] converted = new @Nullable Object[values.size()];
        for (int i = 0; i < converted.length; i++) {
            converted[i] = read(schema.type(i), values.get(i));
        }
        return Row.of(schema, converted);
    }

    /// The value of a vector as a row has it.
    public static @Nullable Object read(Type type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case DecimalType _ -> value;
            case SimpleType simple -> simple(simple, value);
            case ArrayType(Type element) -> list(element, (List<?>) value);
            case MapType(Type key, Type element) -> {
                Map<Object, @Nullable Object> map = new LinkedHashMap<>();
                ((Map<?, ?>) value)
                        .forEach(
                                (k, v) -> {
                                    Object read = read(key, k);
                                    if (read != null) {
                                        map.put(read, read(element, v));
                                    }
                                });
                yield Collections.unmodifiableMap(map);
            }
            case StructType struct -> row(schema(struct), values((List<?>) value));
        };
    }

    /// The fields of a struct as columns.
    static Schema schema(StructType struct) {
        return new Schema(
                struct.members().stream()
                        .map(member -> new Field(member.name(), member.type(), true))
                        .toList());
    }

    private static List<@Nullable Object> values(List<?> list) {
        return new ArrayList<@Nullable Object>(list);
    }

    private static List<@Nullable Object> list(Type element, List<?> values) {
        List<@Nullable Object> list = new ArrayList<>(values.size());
        values.forEach(value -> list.add(read(element, value)));
        return Collections.unmodifiableList(list);
    }

    private static @Nullable Object simple(SimpleType type, Object value) {
        return switch (type) {
            case BOOLEAN, INTEGER, BIGINT, DOUBLE, VARCHAR, VARBINARY -> value;
            case UUID -> UuidText.of((byte[]) value);
            case VARIANT -> VariantJson.text(Variant.of((byte[]) value, 0));
            case TINYINT -> ((Number) value).byteValue();
            case SMALLINT -> ((Number) value).shortValue();
            case REAL -> ((Number) value).floatValue();
            case DATE -> LocalDate.ofEpochDay(((Number) value).longValue());
            case TIME -> LocalTime.ofNanoOfDay(((Number) value).longValue() * 1000);
            case TIMESTAMP -> LocalDateTime.ofInstant(instant(value), ZoneOffset.UTC);
            case TIMESTAMP_TZ -> instant(value);
            case INTERVAL_YEAR_MONTH -> Period.ofMonths(((Number) value).intValue()).normalized();
            case INTERVAL_DAY_TIME -> Duration.of(((Number) value).longValue(), ChronoUnit.MICROS);
            case NULL -> null;
        };
    }

    private static Instant instant(Object micros) {
        long value = ((Number) micros).longValue();
        return Instant.ofEpochSecond(
                Math.floorDiv(value, MICROS), Math.floorMod(value, MICROS) * 1000);
    }

    /// The values of a row as vectors have them.
    ///
    /// @throws FeldsparException with TYPE_MISMATCH or NOT_NULL_VIOLATION
    public static List<@Nullable Object> written(Schema schema, Row row) {
        if (row.size() != schema.size()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "A row has %d values for %d columns".formatted(row.size(), schema.size()),
                    "Give one for each column.");
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            Field field = schema.field(i);
            Object value = row.get(i);
            if (value == null && !field.nullable()) {
                throw new FeldsparException(
                        ErrorCode.NOT_NULL_VIOLATION,
                        "Column '%s' does not allow NULL".formatted(field.name()),
                        "Give a value, or declare it nullable.");
            }
            values.add(write(field.name(), field.type(), value));
        }
        return values;
    }

    /// A value of a row as vectors have it.
    ///
    /// @param name of the column, for messages
    public static @Nullable Object write(String name, Type type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        Object written =
                switch (type) {
                    case DecimalType decimal -> decimal(decimal, value);
                    case SimpleType simple -> plain(simple, value);
                    case ArrayType(Type element) ->
                            value instanceof Collection<?> list
                                    ? elements(name, element, list)
                                    : null;
                    case MapType(Type key, Type element) ->
                            value instanceof Map<?, ?> map
                                    ? entries(name, key, element, map)
                                    : null;
                    case StructType struct ->
                            value instanceof Row row ? written(schema(struct), row) : null;
                };
        if (written == null) {
            throw new FeldsparException(
                    ErrorCode.TYPE_MISMATCH,
                    "A value of %s does not fit column '%s' of type %s"
                            .formatted(value.getClass().getSimpleName(), name, type.sql()),
                    "Change the value, or the schema.");
        }
        return written;
    }

    private static List<@Nullable Object> elements(String name, Type type, Collection<?> list) {
        List<@Nullable Object> values = new ArrayList<>();
        list.forEach(each -> values.add(write(name, type, each)));
        return values;
    }

    private static Map<@Nullable Object, @Nullable Object> entries(
            String name, Type key, Type value, Map<?, ?> map) {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        map.forEach((k, v) -> entries.put(write(name, key, k), write(name, value, v)));
        return entries;
    }

    private static @Nullable Object decimal(DecimalType type, Object value) {
        BigDecimal decimal =
                switch (value) {
                    case BigDecimal number -> number;
                    case java.math.BigInteger number -> new BigDecimal(number);
                    case Byte _, Short _, Integer _, Long _ ->
                            BigDecimal.valueOf(((Number) value).longValue());
                    default -> null;
                };
        if (decimal == null) {
            return null;
        }
        BigDecimal scaled = decimal.setScale(type.scale(), RoundingMode.HALF_UP);
        return scaled.precision() > type.precision() ? null : scaled;
    }

    private static @Nullable Object plain(SimpleType type, Object value) {
        return switch (type) {
            case BOOLEAN -> value instanceof Boolean ? value : null;
            case TINYINT -> whole(value, Byte.BYTES);
            case SMALLINT -> whole(value, Short.BYTES);
            case INTEGER -> whole(value, Integer.BYTES);
            case BIGINT -> whole(value, Long.BYTES);
            case REAL -> value instanceof Float number ? (Object) number.doubleValue() : null;
            case DOUBLE ->
                    value instanceof Double || value instanceof Float || isInt(value)
                            ? (Object) ((Number) value).doubleValue()
                            : null;
            case VARCHAR -> text(value);
            case VARBINARY -> value instanceof byte[] ? value : null;
            case UUID -> value instanceof java.util.UUID id ? bytes(id) : null;
            case VARIANT -> null;
            case DATE ->
                    value instanceof LocalDate date
                            ? (Object) Math.toIntExact(date.toEpochDay())
                            : null;
            case TIME ->
                    value instanceof LocalTime time ? (Object) (time.toNanoOfDay() / 1000) : null;
            case TIMESTAMP -> timestamp(value);
            case TIMESTAMP_TZ -> instantOf(value);
            case INTERVAL_YEAR_MONTH ->
                    value instanceof Period period && period.getDays() == 0
                            ? (Object) Math.toIntExact(period.toTotalMonths())
                            : null;
            case INTERVAL_DAY_TIME ->
                    value instanceof Duration duration
                            ? (Object) micros(duration.getSeconds(), duration.getNano())
                            : null;
            case NULL -> null;
        };
    }

    /// A whole number whose class has at most so many bytes.
    private static @Nullable Object whole(Object value, int bytes) {
        int own =
                switch (value) {
                    case Byte _ -> Byte.BYTES;
                    case Short _ -> Short.BYTES;
                    case Integer _ -> Integer.BYTES;
                    case Long _ -> Long.BYTES;
                    default -> Integer.MAX_VALUE;
                };
        if (own > bytes) {
            return null;
        }
        long number = ((Number) value).longValue();
        return bytes == Long.BYTES ? (Object) number : (Object) (int) number;
    }

    private static byte[] bytes(java.util.UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static @Nullable Object text(Object value) {
        return switch (value) {
            case CharSequence text -> text.toString();
            case Character letter -> letter.toString();
            case Enum<?> constant -> constant.name();
            default -> null;
        };
    }

    private static boolean isInt(Object value) {
        return value instanceof Integer || value instanceof Short || value instanceof Byte;
    }

    private static @Nullable Object timestamp(Object value) {
        return switch (value) {
            case LocalDateTime time -> micros(time.toEpochSecond(ZoneOffset.UTC), time.getNano());
            default -> null;
        };
    }

    private static @Nullable Object instantOf(Object value) {
        return switch (value) {
            case Instant time -> micros(time.getEpochSecond(), time.getNano());
            case OffsetDateTime time -> instantOf(time.toInstant());
            case ZonedDateTime time -> instantOf(time.toInstant());
            default -> null;
        };
    }

    private static long micros(long seconds, int nanos) {
        return Math.addExact(Math.multiplyExact(seconds, MICROS), nanos / 1000);
    }
}
