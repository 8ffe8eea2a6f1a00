package io.feldspar.dataset;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of values, which columns name or number from 0.
///
/// ```text
/// BOOLEAN                           Boolean
/// TINYINT SMALLINT INTEGER BIGINT   Byte, Short, Integer, Long
/// REAL DOUBLE DECIMAL               Float, Double, BigDecimal
/// VARCHAR VARBINARY                 String, byte[]
/// DATE TIME                         LocalDate, LocalTime
/// TIMESTAMP                         LocalDateTime
/// TIMESTAMP WITH TIME ZONE          Instant
/// INTERVAL                          Period of years and months, Duration of days and seconds
/// ARRAY MAP STRUCT                  List, Map, Row
/// ```
/// Immutable, but for arrays of bytes.
public final class Row implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // values are serializable
    private final @Nullable Object[] values;

    private final @Nullable Schema schema;

    private Row(@Nullable Schema schema, @Nullable Object[] values) {
        this.schema = schema;
        this.values = values;
    }

    /// A row without names, as [Feldspar#createDataFrame] takes it.
    public static Row of(@Nullable Object... values) {
        return new Row(null, values.clone());
    }

    static Row of(Schema schema, @Nullable Object[] values) {
        return new Row(schema, values);
    }

    public int size() {
        return values.length;
    }

    /// The columns.
    ///
    /// @throws FeldsparException with INVALID_PARAMETER where the row has no names
    public Schema schema() {
        if (schema == null) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The row has no names of columns",
                    "Get values by their positions.");
        }
        return schema;
    }

    /// The position of a column, in any case of letters if none has the exact name.
    ///
    /// @throws FeldsparException with COLUMN_NOT_FOUND
    public int fieldIndex(String name) {
        int exact = schema().indexOf(name);
        if (exact >= 0) {
            return exact;
        }
        List<Field> fields = schema().fields();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new FeldsparException(
                ErrorCode.COLUMN_NOT_FOUND,
                "Column '%s' not found".formatted(name),
                "The row has %s."
                        .formatted(String.join(", ", fields.stream().map(Field::name).toList())));
    }

    public @Nullable Object get(int index) {
        if (index < 0 || index >= values.length) {
            throw new FeldsparException(
                    ErrorCode.INDEX_OUT_OF_RANGE,
                    "Column %d of a row of %d columns".formatted(index, values.length),
                    "Columns are numbered from 0.");
        }
        return values[index];
    }

    public @Nullable Object get(String name) {
        return get(fieldIndex(name));
    }

    /// The value, which the caller knows the class of.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <V> @Nullable V getAs(int index) {
        return (V) get(index);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <V> @Nullable V getAs(String name) {
        return (V) get(name);
    }

    public boolean isNullAt(int index) {
        return get(index) == null;
    }

    public boolean isNull(String name) {
        return get(name) == null;
    }

    /// Whether some value is null.
    public boolean anyNull() {
        return Arrays.stream(values).anyMatch(value -> value == null);
    }

    /// The values in order, some of which may be null.
    public List<@Nullable Object> values() {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    private <V> @Nullable V value(int index, Class<V> wanted) {
        Object value = get(index);
        if (value != null && !wanted.isInstance(value)) {
            throw mismatch(index, value, wanted.getSimpleName());
        }
        return wanted.cast(value);
    }

    private FeldsparException mismatch(int index, Object value, String wanted) {
        String name = schema == null ? "%d".formatted(index) : schema.field(index).name();
        return new FeldsparException(
                ErrorCode.TYPE_MISMATCH,
                "Column '%s' has a value of %s, which is not a %s"
                        .formatted(name, value.getClass().getSimpleName(), wanted),
                "Cast the column, or use get.");
    }

    /// A number that is not null.
    private Number number(int index, Class<? extends Number> wanted) {
        Object value = get(index);
        if (value == null) {
            throw new FeldsparException(
                    ErrorCode.NOT_NULL_VIOLATION,
                    "Column %d is null, which is not a %s".formatted(index, wanted.getSimpleName()),
                    "Check isNullAt first.");
        }
        if (value instanceof Number number && fits(number, wanted)) {
            return number;
        }
        throw mismatch(index, value, wanted.getSimpleName());
    }

    /// Whether each value of the number's class is one of the other.
    private static boolean fits(Number number, Class<? extends Number> wanted) {
        List<Class<? extends Number>> whole =
                List.of(Byte.class, Short.class, Integer.class, Long.class);
        int from = whole.indexOf(number.getClass());
        int to = whole.indexOf(wanted);
        return (from >= 0 && to >= 0)
                ? from <= to
                : wanted.isInstance(number)
                        || (wanted == Double.class && (number instanceof Float || from >= 0));
    }

    // By position

    public boolean getBoolean(int index) {
        Boolean value = value(index, Boolean.class);
        if (value == null) {
            throw new FeldsparException(
                    ErrorCode.NOT_NULL_VIOLATION,
                    "Column %d is null, which is not a Boolean".formatted(index),
                    "Check isNullAt first.");
        }
        return value;
    }

    public byte getByte(int index) {
        return number(index, Byte.class).byteValue();
    }

    public short getShort(int index) {
        return number(index, Short.class).shortValue();
    }

    public int getInt(int index) {
        return number(index, Integer.class).intValue();
    }

    public long getLong(int index) {
        return number(index, Long.class).longValue();
    }

    public float getFloat(int index) {
        return number(index, Float.class).floatValue();
    }

    public double getDouble(int index) {
        return number(index, Double.class).doubleValue();
    }

    public @Nullable String getString(int index) {
        return value(index, String.class);
    }

    public @Nullable BigDecimal getDecimal(int index) {
        return value(index, BigDecimal.class);
    }

    public byte @Nullable [] getBinary(int index) {
        return value(index, byte[].class);
    }

    public @Nullable LocalDate getLocalDate(int index) {
        return value(index, LocalDate.class);
    }

    public @Nullable LocalTime getLocalTime(int index) {
        return value(index, LocalTime.class);
    }

    public @Nullable LocalDateTime getLocalDateTime(int index) {
        return value(index, LocalDateTime.class);
    }

    public @Nullable Instant getInstant(int index) {
        return value(index, Instant.class);
    }

    public @Nullable Duration getDuration(int index) {
        return value(index, Duration.class);
    }

    public @Nullable Period getPeriod(int index) {
        return value(index, Period.class);
    }

    public @Nullable Row getStruct(int index) {
        return value(index, Row.class);
    }

    @SuppressWarnings("unchecked")
    public <V extends @Nullable Object> @Nullable List<V> getList(int index) {
        return (List<V>) value(index, List.class);
    }

    @SuppressWarnings("unchecked")
    public <K, V extends @Nullable Object> @Nullable Map<K, V> getMap(int index) {
        return (Map<K, V>) value(index, Map.class);
    }

    // By name

    public boolean getBoolean(String name) {
        return getBoolean(fieldIndex(name));
    }

    public int getInt(String name) {
        return getInt(fieldIndex(name));
    }

    public long getLong(String name) {
        return getLong(fieldIndex(name));
    }

    public double getDouble(String name) {
        return getDouble(fieldIndex(name));
    }

    public @Nullable String getString(String name) {
        return getString(fieldIndex(name));
    }

    public @Nullable BigDecimal getDecimal(String name) {
        return getDecimal(fieldIndex(name));
    }

    public @Nullable LocalDate getLocalDate(String name) {
        return getLocalDate(fieldIndex(name));
    }

    public @Nullable LocalDateTime getLocalDateTime(String name) {
        return getLocalDateTime(fieldIndex(name));
    }

    public @Nullable Instant getInstant(String name) {
        return getInstant(fieldIndex(name));
    }

    public @Nullable Row getStruct(String name) {
        return getStruct(fieldIndex(name));
    }

    public <V extends @Nullable Object> @Nullable List<V> getList(String name) {
        return getList(fieldIndex(name));
    }

    public <K, V extends @Nullable Object> @Nullable Map<K, V> getMap(String name) {
        return getMap(fieldIndex(name));
    }

    /// The values by the names of their columns, in order.
    public Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(schema().field(i).name(), values[i]);
        }
        return map;
    }

    /// Whether the values are equal; names do not matter.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && Arrays.deepEquals(values, row.values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    /// The values in brackets, as Spark writes them.
    @Override
    public String toString() {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(CellText.of(value));
        }
        return "[" + String.join(",", texts) + "]";
    }
}
