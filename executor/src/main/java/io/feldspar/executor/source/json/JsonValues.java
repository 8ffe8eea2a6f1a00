package io.feldspar.executor.source.json;

import com.fasterxml.jackson.core.JsonToken;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.text.JsonText;
import io.feldspar.executor.source.text.TextValues;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.VectorBuilder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/// Converts JSON values to the columns' types: arrays to ARRAY, objects to STRUCT or MAP, any of
/// them to the text of VARCHAR.
///
/// A value that does not fit its type is an error, or null where the mode is PERMISSIVE.
final class JsonValues {

    private final JsonObjects objects;
    private final boolean permissive;
    private final boolean declared;
    private final TextValues texts;
    private final OperatorContext context;
    private final Map<VectorBuilder, Map<String, Integer>> fields = new IdentityHashMap<>();

    /// @param declared whether the user declared the columns, so that other fields are of no
    ///     interest
    JsonValues(
            JsonObjects objects, JsonOptions options, boolean declared, OperatorContext context) {
        this.objects = objects;
        this.permissive = options.permissive();
        this.declared = declared;
        this.texts = new TextValues(options.dates(), options.timestamps());
        this.context = context;
    }

    /// Appends the value that the current token is or begins.
    ///
    /// @param name of the column, for errors
    void append(VectorBuilder target, String name) {
        JsonToken token = objects.parser().currentToken();
        if (token == null) {
            throw objects.corrupt("The value is not closed");
        }
        switch (token) {
            case VALUE_NULL -> target.appendNull();
            case START_OBJECT, START_ARRAY -> appendNested(token, target, name);
            default -> appendFlat(token, target, name);
        }
    }

    private void appendNested(JsonToken token, VectorBuilder target, String name) {
        boolean array = token == JsonToken.START_ARRAY;
        switch (target.type()) {
            case ArrayType _ when array -> appendElements(target, name);
            case StructType struct when !array -> appendFields(struct, target, name);
            case MapType _ when !array -> appendEntries(target, name);
            case SimpleType.VARCHAR -> target.appendText(objects.nested());
            default -> reject(objects.nested(), target, name);
        }
    }

    private void appendElements(VectorBuilder target, String name) {
        while (objects.token() != JsonToken.END_ARRAY) {
            append(target.element(), name);
        }
        target.endList();
    }

    private void appendFields(StructType struct, VectorBuilder target, String name) {
        Map<String, Integer> known = fields.computeIfAbsent(target, _ -> new HashMap<>());
        for (String field = objects.nextName(); field != null; field = objects.nextName()) {
            objects.token();
            Integer index = known.get(field);
            if (index == null) {
                index = struct.indexOf(field);
                if (index >= 0) {
                    known.put(field, index);
                }
            }
            if (index < 0) {
                ignore(name + "." + field);
                objects.skip();
            } else if (target.hasField(index)) {
                throw twice(name + "." + field);
            } else {
                append(target.field(index), name);
            }
        }
        expectEnd();
        target.endStruct();
    }

    private void appendEntries(VectorBuilder target, String name) {
        Set<String> keys = new HashSet<>();
        for (String key = objects.nextName(); key != null; key = objects.nextName()) {
            objects.token();
            if (!keys.add(key)) {
                throw twice(name + "." + key);
            }
            VectorBuilder entry = target.element();
            if (!parsed(key, entry.field(0))) {
                throw invalid(key, entry.field(0).type(), name);
            }
            append(entry.field(1), name);
            entry.endStruct();
        }
        expectEnd();
        target.endList();
    }

    private void expectEnd() {
        if (!objects.parser().hasToken(JsonToken.END_OBJECT)) {
            throw objects.corrupt("The object is not closed");
        }
    }

    FeldsparException twice(String field) {
        return objects.corrupt("Field '" + field + "' is there twice");
    }

    /// Called with a field that no column is for.
    void ignore(String field) {
        if (declared) {
            return;
        }
        if (!permissive) {
            throw new FeldsparException(
                    ErrorCode.DATA_CORRUPT,
                    "Field '%s' at %s is not among the columns inferred from a sample of the files"
                            .formatted(field, objects.place()),
                    "Raise sample_size, declare the columns, or set mode to PERMISSIVE to ignore"
                            + " it.");
        }
        context.countIgnored(1);
    }

    private void appendFlat(JsonToken token, VectorBuilder target, String name) {
        String text = objects.text();
        if (target.type() == SimpleType.VARCHAR) {
            appendText(text, target, name);
        } else if (!mayBe(token, target.type()) || !parsed(text, target)) {
            reject(text, target, name);
        }
    }

    private void appendText(String text, VectorBuilder target, String name) {
        if (JsonText.isWellFormed(text)) {
            target.appendText(text);
        } else if (permissive) {
            target.appendNull();
        } else {
            throw new FeldsparException(
                    ErrorCode.DATA_CORRUPT,
                    "The value of column '%s' at %s holds half a surrogate pair, which is not a character"
                            .formatted(name, objects.place()),
                    "Correct it, or set mode to PERMISSIVE to read NULL.");
        }
    }

    /// A number is not a boolean or a time, a boolean is nothing else; a text may be anything but
    /// nested.
    private static boolean mayBe(JsonToken token, Type type) {
        boolean number =
                token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        boolean truth = token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
        return number
                ? type.numeric()
                : truth ? type == SimpleType.BOOLEAN : !(type instanceof NestedType);
    }

    private boolean parsed(String text, VectorBuilder target) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean real = target.type() == SimpleType.DOUBLE || target.type() == SimpleType.REAL;
        if (real && tooLarge(text)) {
            return false;
        }
        return texts.append(bytes, 0, bytes.length, target);
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
        if (!permissive) {
            throw invalid(text, target.type(), name);
        }
        target.appendNull();
    }

    private FeldsparException invalid(String text, Type type, String name) {
        String shown = text.length() > 60 ? text.substring(0, 57) + "..." : text;
        return new FeldsparException(
                ErrorCode.INVALID_CAST,
                "The value '%s' of column '%s' at %s is not a valid %s"
                        .formatted(shown, name, objects.place(), type.sql()),
                "Correct it, declare another type, raise sample_size, or set mode to PERMISSIVE to"
                        + " read NULL.");
    }
}
