package io.feldspar.executor.source.avro;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.text.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.avro.Schema;

/// Reads values of any type, as JSON or to pass over them. Bytes become Base64; branches of a
/// union are written as they are, without their names.
final class AvroJson {

    private static final int MAX_DEPTH = 500;
    private static final int MAX_CHARS = 64 << 20;

    private final AvroBytes in;
    private final boolean writes;
    private final StringBuilder json = new StringBuilder();

    private AvroJson(AvroBytes in, boolean writes) {
        this.in = in;
        this.writes = writes;
    }

    static String read(Schema schema, AvroBytes in) {
        AvroJson reader = new AvroJson(in, true);
        reader.value(schema, 0);
        return reader.json.toString();
    }

    static void skip(Schema schema, AvroBytes in) {
        new AvroJson(in, false).value(schema, 0);
    }

    private void write(String text) {
        if (writes) {
            if (json.length() > MAX_CHARS) {
                throw tooLarge("longer than " + MAX_CHARS + " characters");
            }
            json.append(text);
        }
    }

    private void value(Schema schema, int depth) {
        if (depth > MAX_DEPTH) {
            throw tooLarge("nested more than " + MAX_DEPTH + " deep");
        }
        switch (schema.getType()) {
            case NULL -> write("null");
            case BOOLEAN -> write(String.valueOf(in.readBoolean()));
            case INT -> write(String.valueOf(in.readInt()));
            case LONG -> write(String.valueOf(in.readLong()));
            case FLOAT -> number(in.readFloat());
            case DOUBLE -> number(in.readDouble());
            case STRING -> quote(in.readSlice());
            case BYTES -> base64(in.readSlice());
            case FIXED -> base64(in.readFixed(schema.getFixedSize()));
            case ENUM -> {
                String symbol = symbol(schema, in);
                if (writes) {
                    JsonText.quote(symbol, json);
                }
            }
            case UNION -> value(branch(schema, in), depth + 1);
            case RECORD -> record(schema, depth);
            case ARRAY -> items(schema.getElementType(), false, depth);
            case MAP -> items(schema.getValueType(), true, depth);
        }
    }

    private void record(Schema schema, int depth) {
        String before = "{";
        for (Schema.Field field : schema.getFields()) {
            write(before);
            before = ",";
            if (writes) {
                JsonText.quote(field.name(), json);
            }
            write(":");
            value(field.schema(), depth + 1);
        }
        write(schema.getFields().isEmpty() ? "{}" : "}");
    }

    private void items(Schema item, boolean map, int depth) {
        write(map ? "{" : "[");
        boolean first = true;
        boolean takeSpace = map || takesSpace(item, 0);
        for (long count = in.readItemCount(takeSpace);
                count != 0;
                count = in.readItemCount(takeSpace)) {
            for (long i = 0; i < count; i++) {
                write(first ? "" : ",");
                first = false;
                if (map) {
                    quote(in.readSlice());
                    write(":");
                }
                value(item, depth + 1);
            }
        }
        write(map ? "}" : "]");
    }

    /// Whether every value is at least a byte long.
    static boolean takesSpace(Schema schema, int depth) {
        return switch (schema.getType()) {
            case NULL -> false;
            case FIXED -> schema.getFixedSize() > 0;
            case RECORD ->
                    depth > 50
                            || schema.getFields().stream()
                                    .anyMatch(field -> takesSpace(field.schema(), depth + 1));
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING, BYTES, ENUM, UNION, ARRAY, MAP -> true;
        };
    }

    /// The branch of the union that the next value is of.
    static Schema branch(Schema union, AvroBytes in) {
        long index = in.readLong();
        if (index < 0 || index >= union.getTypes().size()) {
            throw in.corrupt("a union has no branch " + index);
        }
        return union.getTypes().get((int) index);
    }

    static String symbol(Schema schema, AvroBytes in) {
        long index = in.readLong();
        if (index < 0 || index >= schema.getEnumSymbols().size()) {
            throw in.corrupt("enum " + schema.getFullName() + " has no symbol " + index);
        }
        return schema.getEnumSymbols().get((int) index);
    }

    private void number(double value) {
        boolean finite = !Double.isNaN(value) && !Double.isInfinite(value);
        write(finite ? String.valueOf(value) : "\"" + value + "\"");
    }

    private void number(float value) {
        boolean finite = !Float.isNaN(value) && !Float.isInfinite(value);
        write(finite ? String.valueOf(value) : "\"" + value + "\"");
    }

    private void quote(int length) {
        if (writes) {
            write("");
            JsonText.quote(
                    new String(in.bytes(), in.sliceStart(), length, StandardCharsets.UTF_8), json);
        }
    }

    private void base64(int length) {
        if (writes) {
            byte[] copy =
                    java.util.Arrays.copyOfRange(
                            in.bytes(), in.sliceStart(), in.sliceStart() + length);
            write("\"" + Base64.getEncoder().encodeToString(copy) + "\"");
        }
    }

    private static FeldsparException tooLarge(String how) {
        return new FeldsparException(
                ErrorCode.VALUE_TOO_LARGE, "An Avro value is " + how, "Leave the column out.");
    }
}
