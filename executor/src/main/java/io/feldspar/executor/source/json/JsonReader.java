package io.feldspar.executor.source.json;

import com.fasterxml.jackson.core.JsonToken;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.rows.ColumnBuilder;
import io.feldspar.executor.source.rows.RowReader;
import io.feldspar.executor.source.text.TextValues;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Converts the fields of JSON objects to the columns' types. A field that an object lacks is
/// null; one that it has twice is an error.
final class JsonReader implements RowReader {

    private final JsonObjects objects;
    private final boolean permissive;
    private final TextValues values;
    private final Map<String, Integer> targets = new HashMap<>();
    private final String[] names;
    private final long[] filledIn;
    private long row;

    /// @param columns indexes into `schema`
    JsonReader(JsonObjects objects, Schema schema, int[] columns, JsonOptions options) {
        this.objects = objects;
        this.permissive = options.permissive();
        this.values = new TextValues(options.dates(), options.timestamps());
        this.names = new String[columns.length];
        this.filledIn = new long[columns.length];
        for (int i = 0; i < columns.length; i++) {
            names[i] = schema.field(columns[i]).name();
            targets.put(names[i], i);
        }
    }

    @Override
    public boolean read(ColumnBuilder[] target) {
        if (!objects.next()) {
            return false;
        }
        row++;
        int filled = 0;
        for (String name = objects.nextName(); name != null; name = objects.nextName()) {
            JsonToken token = objects.token();
            if (token == null) {
                throw objects.corrupt("The object is not closed");
            }
            Integer index = targets.get(name);
            if (index == null) {
                objects.skip();
                continue;
            }
            if (filledIn[index] == row) {
                throw objects.corrupt("Field '" + name + "' is there twice");
            }
            filledIn[index] = row;
            filled++;
            append(token, target[index], names[index]);
        }
        if (!objects.parser().hasToken(JsonToken.END_OBJECT)) {
            throw objects.corrupt("The object is not closed");
        }
        for (int i = 0; filled < target.length && i < target.length; i++) {
            if (filledIn[i] != row) {
                target[i].appendNull();
            }
        }
        return true;
    }

    private void append(JsonToken token, ColumnBuilder target, String name) {
        switch (token) {
            case VALUE_NULL -> target.appendNull();
            case START_OBJECT, START_ARRAY -> {
                String json = objects.nested();
                if (target.type() == SimpleType.VARCHAR) {
                    target.appendText(json);
                } else {
                    reject(json, target, name);
                }
            }
            default -> {
                String text = objects.text();
                if (target.type() == SimpleType.VARCHAR) {
                    target.appendText(text);
                } else if (!mayBe(token, target.type()) || !parsed(text, target)) {
                    reject(text, target, name);
                }
            }
        }
    }

    /// Numbers are no booleans or times, booleans are nothing else; texts may be anything.
    private static boolean mayBe(JsonToken token, Type type) {
        boolean number =
                token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        boolean truth = token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
        return number ? type.numeric() : !truth || type == SimpleType.BOOLEAN;
    }

    private boolean parsed(String text, ColumnBuilder target) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean real = target.type() == SimpleType.DOUBLE || target.type() == SimpleType.REAL;
        if (real && tooLarge(text)) {
            return false;
        }
        return values.append(bytes, 0, bytes.length, target);
    }

    private static boolean tooLarge(String text) {
        boolean digits = !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
        try {
            return digits && text.length() > 3 && Double.isInfinite(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private void reject(String text, ColumnBuilder target, String name) {
        if (permissive) {
            target.appendNull();
            return;
        }
        String shown = text.length() > 60 ? text.substring(0, 57) + "..." : text;
        throw new FeldsparException(
                ErrorCode.INVALID_CAST,
                "The value '%s' of column '%s' at %s is not a valid %s"
                        .formatted(shown, name, objects.place(), target.type().sql()),
                "Correct it, declare another type, raise sample_size, or set mode to PERMISSIVE to"
                        + " read NULL.");
    }

    @Override
    public void close() {
        objects.close();
    }
}
