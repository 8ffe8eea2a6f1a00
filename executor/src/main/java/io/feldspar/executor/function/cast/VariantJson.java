package io.feldspar.executor.function.cast;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.variant.Variant;
import io.feldspar.executor.variant.VariantKind;
import io.feldspar.executor.variant.VariantWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON texts as VARIANT values, and back.
public final class VariantJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private VariantJson() {}

    /// The bytes of the value that a text holds.
    ///
    /// @return null where the text is not JSON, or an object has a name twice
    public static byte @Nullable [] parse(byte[] heap, int start, int length) {
        try (JsonParser parser = FACTORY.createParser(heap, start, length)) {
            if (parser.nextToken() == null) {
                return null;
            }
            Object value = value(parser);
            return parser.nextToken() == null ? VariantWriter.write(value) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> whole(parser.getText());
            case VALUE_NUMBER_FLOAT -> VariantWriter.number(parser.getText());
            case START_ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield elements;
            }
            case START_OBJECT -> {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    if (fields.containsKey(name)) {
                        throw new IOException("the name " + name + " occurs twice");
                    }
                    parser.nextToken();
                    fields.put(name, value(parser));
                }
                yield fields;
            }
            default -> throw new IOException("unexpected " + parser.currentToken());
        };
    }

    private static Object whole(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return VariantWriter.number(text);
        }
    }

    /// The value as JSON.
    public static String text(Variant value) {
        SliceBuilder out = new SliceBuilder();
        append(value, out);
        return new String(out.heap(), 0, out.length(), StandardCharsets.UTF_8);
    }

    /// Appends the value as compact JSON, dates, times and bytes (in base 64) as strings.
    public static void append(Variant value, SliceBuilder out) {
        switch (value.kind()) {
            case NULL -> out.append("null");
            case TRUE -> out.append("true");
            case FALSE -> out.append("false");
            case BYTE, SHORT, INT, LONG -> out.append(Long.toString(value.integer()));
            case DOUBLE -> appendReal(Double.toString(value.real()), out);
            case FLOAT -> appendReal(Float.toString((float) value.real()), out);
            case DECIMAL4, DECIMAL8, DECIMAL16 -> out.append(value.decimal().toPlainString());
            case STRING -> quoted(value.bytes(), out);
            case BINARY -> quoted(Base64.getEncoder().encode(value.bytes()), out);
            case UUID -> quoted(value.uuid().toString().getBytes(StandardCharsets.UTF_8), out);
            case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ -> quoted(moment(value), out);
            case ARRAY -> {
                out.append((byte) '[');
                for (int i = 0; i < value.size(); i++) {
                    out.append(i == 0 ? "" : ",");
                    append(value.part(i), out);
                }
                out.append((byte) ']');
            }
            case OBJECT -> {
                out.append((byte) '{');
                for (int i = 0; i < value.size(); i++) {
                    out.append(i == 0 ? "" : ",");
                    quoted(value.key(i).getBytes(StandardCharsets.UTF_8), out);
                    out.append((byte) ':');
                    append(value.part(i), out);
                }
                out.append((byte) '}');
            }
        }
    }

    private static void appendReal(String text, SliceBuilder out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (ToJson.isWordForNumber(bytes, 0, bytes.length)) {
            quoted(bytes, out);
        } else {
            out.append(text);
        }
    }

    private static void quoted(byte[] bytes, SliceBuilder out) {
        new ToJson(out).appendQuoted(bytes, 0, bytes.length);
    }

    /// A date or time as CAST to VARCHAR writes it.
    static byte[] moment(Variant value) {
        Cell cell = new Cell();
        cell.int64 = value.integer();
        cell.int32 = value.kind() == VariantKind.DATE ? (int) cell.int64 : 0;
        SimpleType type =
                switch (value.kind()) {
                    case DATE -> SimpleType.DATE;
                    case TIME -> SimpleType.TIME;
                    case TIMESTAMP -> SimpleType.TIMESTAMP;
                    default -> SimpleType.TIMESTAMP_TZ;
                };
        SliceBuilder text = new SliceBuilder(32);
        ToText.append(type, cell, text);
        byte[] bytes = new byte[text.length()];
        System.arraycopy(text.heap(), text.start(), bytes, 0, bytes.length);
        return bytes;
    }

    /// Appends the value as CAST to VARCHAR gives it: a string as its text, all else as JSON.
    public static void appendText(Variant value, SliceBuilder out) {
        switch (value.kind()) {
            case STRING -> {
                byte[] bytes = value.bytes();
                out.append(bytes, 0, bytes.length);
            }
            case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ -> {
                byte[] bytes = moment(value);
                out.append(bytes, 0, bytes.length);
            }
            case UUID -> out.append(value.uuid().toString());
            default -> append(value, out);
        }
    }

    /// The error of a text that is not JSON.
    public static FeldsparException malformed(String text) {
        String shown = text.length() > 60 ? text.substring(0, 57) + "..." : text;
        return new FeldsparException(
                ErrorCode.INVALID_PARAMETER,
                "The text '" + shown + "' is not JSON, or has a name twice in an object",
                "Use TRY_PARSE_JSON to get NULL instead.");
    }
}
