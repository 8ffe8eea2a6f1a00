package io.feldspar.dataset;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.util.Locale;

/// Columns as a tree of text.
final class ShownSchema {

    private ShownSchema() {}

    static String of(Schema schema) {
        StringBuilder text = new StringBuilder("root").append(System.lineSeparator());
        for (Field field : schema.fields()) {
            add(field.name(), field.type(), field.nullable(), " |-- ", text);
        }
        return text.toString();
    }

    private static void add(
            String name, Type type, boolean nullable, String indent, StringBuilder text) {
        text.append(indent)
                .append(name)
                .append(": ")
                .append(word(type))
                .append(" (nullable = ")
                .append(nullable)
                .append(")")
                .append(System.lineSeparator());
        String inner = " |   " + indent;
        switch (type) {
            case ArrayType array -> add("element", array.element(), true, inner, text);
            case MapType map -> {
                add("key", map.key(), false, inner, text);
                add("value", map.value(), true, inner, text);
            }
            case StructType struct ->
                    struct.members()
                            .forEach(each -> add(each.name(), each.type(), true, inner, text));
            case SimpleType _, DecimalType _ -> {}
        }
    }

    private static String word(Type type) {
        return switch (type) {
            case ArrayType _ -> "array";
            case MapType _ -> "map";
            case StructType _ -> "struct";
            case SimpleType _, DecimalType _ -> type.sql().toLowerCase(Locale.ROOT);
        };
    }
}
