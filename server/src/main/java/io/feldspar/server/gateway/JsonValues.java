package io.feldspar.server.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Struct;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// SQL values as JSON, both ways.
///
/// What JSON has is itself: NULL, BOOLEAN, integers, finite floating-point numbers and text. Each
/// other value is an object with one key, which names its kind:
///
/// ```text
/// {"decimal": "1.50"}   {"float": "NaN"}   {"binary": BASE64}   {"array": [...]}
/// {"date": "2026-11-30"}   {"time": "12:00"}   {"timestamp": "2026-11-30T12:00"}
/// {"timestamptz": "2026-11-30T12:00Z"}   {"duration": "1500000"} (microseconds)   {"months": "14"}
/// {"map": [[KEY, VALUE], ...]}   {"struct": [[NAME, VALUE], ...]}
/// ```
final class JsonValues {

    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private JsonValues() {}

    /// Writes a value as `ResultSet.getObject` gives it. Types without a counterpart are
    /// their text.
    static void write(@Nullable Object value, JsonGenerator json) throws IOException, SQLException {
        switch (value) {
            case null -> json.writeNull();
            case Boolean logical -> json.writeBoolean(logical);
            case Byte _, Short _, Integer _, Long _ ->
                    json.writeNumber(((Number) value).longValue());
            case Float _, Double _ -> writeFloat(((Number) value).doubleValue(), json);
            case BigDecimal decimal -> tagged("decimal", decimal.toPlainString(), json);
            case byte[] bytes -> tagged("binary", Base64.getEncoder().encodeToString(bytes), json);
            case java.sql.Date date -> tagged("date", date.toLocalDate().toString(), json);
            case java.sql.Time time -> tagged("time", time.toLocalTime().toString(), json);
            case java.sql.Timestamp time -> tagged("timestamp", time.toLocalDateTime(), json);
            case LocalDate date -> tagged("date", date, json);
            case LocalTime time -> tagged("time", time, json);
            case LocalDateTime time -> tagged("timestamp", time, json);
            case OffsetDateTime time -> tagged("timestamptz", time, json);
            case Duration time -> tagged("duration", micros(time), json);
            case Period months -> tagged("months", months.toTotalMonths(), json);
            case Array array -> writeArray((Object[]) array.getArray(), json);
            case Map<?, ?> map -> writeMap(map, json);
            case Struct struct -> writeStruct(struct, json);
            default -> json.writeString(value.toString());
        }
    }

    private static long micros(Duration time) {
        return Math.addExact(
                Math.multiplyExact(time.toSeconds(), MICROS), time.toNanosPart() / NANOS_PER_MICRO);
    }

    private static void tagged(String kind, Object text, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField(kind, text.toString());
        json.writeEndObject();
    }

    private static void writeFloat(double value, JsonGenerator json) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            tagged("float", Double.toString(value), json);
        }
    }

    private static void writeArray(@Nullable Object[] elements, JsonGenerator json)
            throws IOException, SQLException {
        json.writeStartObject();
        json.writeArrayFieldStart("array");
        for (Object element : elements) {
            write(element, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeMap(Map<?, ?> map, JsonGenerator json)
            throws IOException, SQLException {
        json.writeStartObject();
        json.writeArrayFieldStart("map");
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeStartArray();
            write(entry.getKey(), json);
            write(entry.getValue(), json);
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeStruct(Struct struct, JsonGenerator json)
            throws IOException, SQLException {
        json.writeStartObject();
        json.writeArrayFieldStart("struct");
        List<String> names = StructFields.names(struct.getSQLTypeName());
        Object[] attributes = struct.getAttributes();
        for (int i = 0; i < attributes.length; i++) {
            json.writeStartArray();
            json.writeString(names.get(i));
            write(attributes[i], json);
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /// Reads the value at which the parser is: objects with a kind as that kind, arrays as lists.
    ///
    /// @throws IOException where it is not JSON, or not a value of a known kind
    static @Nullable Object read(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> integer(json);
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_STRING -> json.getText();
            case START_ARRAY -> readList(json);
            case START_OBJECT -> readKind(json);
            case END_ARRAY, END_OBJECT, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IOException("a value is expected at " + json.currentLocation());
        };
    }

    private static Object integer(JsonParser json) throws IOException {
        return switch (json.getNumberType()) {
            case INT, LONG -> json.getLongValue();
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> json.getDecimalValue();
        };
    }

    private static List<@Nullable Object> readList(JsonParser json) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(read(json));
        }
        return values;
    }

    private static Object readKind(JsonParser json) throws IOException {
        String kind = json.nextFieldName();
        String text = json.nextTextValue();
        if (kind == null || text == null || json.nextToken() != JsonToken.END_OBJECT) {
            throw new IOException("a value of one kind is expected at " + json.currentLocation());
        }
        return switch (kind) {
            case "decimal" -> new BigDecimal(text);
            case "float" -> Double.valueOf(text);
            case "binary" -> Base64.getDecoder().decode(text);
            case "date" -> LocalDate.parse(text);
            case "time" -> LocalTime.parse(text);
            case "timestamp" -> LocalDateTime.parse(text);
            case "timestamptz" -> OffsetDateTime.parse(text);
            default -> throw new IOException("'%s' is not a kind of value".formatted(kind));
        };
    }
}
