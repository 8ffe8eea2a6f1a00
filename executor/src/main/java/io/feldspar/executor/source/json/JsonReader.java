package io.feldspar.executor.source.json;

import com.fasterxml.jackson.core.JsonToken;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.rows.RowReader;
import io.feldspar.executor.source.text.JsonText;
import io.feldspar.executor.source.text.TextValues;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.VectorBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Converts the fields of JSON objects to the columns' types.
///
/// A field that an object lacks is null; one that it has twice is an error. So is one that the
/// sample of the files did not hold, unless columns are declared or the mode is PERMISSIVE, which
/// counts it.
final class JsonReader implements RowReader {

    private static final int NOT_WANTED = -1;
    private static final int UNKNOWN = -2;

    private final JsonObjects objects;
    private final boolean permissive;
    private final TextValues values;
    private final JsonKeys keys;
    private final OperatorContext context;
    private final Map<String, Integer> targets = new HashMap<>();
    private final int[] places;
    private final String[] names;
    private final long[] filledIn;
    private long row;

    /// @param columns indexes into the columns of the keys
    JsonReader(
            JsonObjects objects,
            JsonKeys keys,
            int[] columns,
            JsonOptions options,
            OperatorContext context) {
        this.objects = objects;
        this.keys = keys;
        this.context = context;
        this.permissive = options.permissive();
        this.values = new TextValues(options.dates(), options.timestamps());
        this.names = new String[columns.length];
        this.filledIn = new long[columns.length];
        this.places = new int[keys.schema().size()];
        Arrays.fill(places, NOT_WANTED);
        for (int i = 0; i < columns.length; i++) {
            names[i] = keys.schema().field(columns[i]).name();
            places[columns[i]] = i;
        }
    }

    @Override
    public boolean read(VectorBuilder[] target) {
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
            int index = target(name);
            if (index < 0) {
                if (index == UNKNOWN) {
                    ignore(name);
                }
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

    /// Where the name's values go, or [#NOT_WANTED] or [#UNKNOWN].
    private int target(String name) {
        Integer known = targets.get(name);
        if (known != null) {
            return known;
        }
        int column = keys.find(name);
        int target = column < 0 ? UNKNOWN : places[column];
        if (column >= 0 && targets.size() < 2 * places.length) {
            targets.put(name, target);
        }
        return target;
    }

    private void ignore(String name) {
        if (keys.declared()) {
            return;
        }
        if (!permissive) {
            throw new FeldsparException(
                    ErrorCode.DATA_CORRUPT,
                    "Field '%s' at %s is not among the columns, which a sample of the files told"
                            .formatted(name, objects.place()),
                    "Raise sample_size, declare the columns, or set mode to PERMISSIVE to ignore"
                            + " it.");
        }
        context.countIgnored(1);
    }

    private void append(JsonToken token, VectorBuilder target, String name) {
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
                    appendText(text, target, name);
                } else if (!mayBe(token, target.type()) || !parsed(text, target)) {
                    reject(text, target, name);
                }
            }
        }
    }

    private void appendText(String text, VectorBuilder target, String name) {
        if (!JsonText.isWellFormed(text)) {
            rejectText(target, name);
        } else {
            target.appendText(text);
        }
    }

    private void rejectText(VectorBuilder target, String name) {
        if (permissive) {
            target.appendNull();
            return;
        }
        throw new FeldsparException(
                ErrorCode.DATA_CORRUPT,
                "The value of column '%s' at %s holds half a surrogate pair, which is not a character"
                        .formatted(name, objects.place()),
                "Correct it, or set mode to PERMISSIVE to read NULL.");
    }

    /// A number is not a boolean or a time, a boolean is nothing else; a text may be anything.
    private static boolean mayBe(JsonToken token, Type type) {
        boolean number =
                token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        boolean truth = token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
        return number ? type.numeric() : !truth || type == SimpleType.BOOLEAN;
    }

    private boolean parsed(String text, VectorBuilder target) {
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

    private void reject(String text, VectorBuilder target, String name) {
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
