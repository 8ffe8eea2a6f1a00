package io.feldspar.executor.function.schema;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.SchemaFunction;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The value of a JSON text as a struct, an array or a map.
public final class FromJson extends SchemaBasedFunction implements SchemaFunction {

    private static final Set<String> OPTIONS = Set.of("allownumericleadingzeros");

    public FromJson() {
        super(
                "FROM_JSON",
                2,
                Description.of(
                        "JSON",
                        "FROM_JSON(json, schema [, options])",
                        "The JSON text as a value of the schema, which is written as in CREATE TABLE"
                                + " or as a type. Fields that do not fit are NULL, or an error where"
                                + " the option mode is FAILFAST.",
                        "FROM_JSON('{\"a\": 1, \"b\": [2.5]}', 'a INT, b ARRAY<DOUBLE>')",
                        "{'a': 1, 'b': [2.5]}"));
    }

    @Override
    Type parameterType(List<Type> arguments, int index) {
        return text(arguments, index);
    }

    @Override
    public void expectSchema(Type type) {
        if (!(type instanceof NestedType)) {
            throw mismatch(List.of(type));
        }
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        JsonValue json = new JsonValue();
        Options.Column options = Options.Column.of(arguments, 2, OPTIONS);
        List<@Nullable Object> values = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            values.add(
                    value(json, String.valueOf(arguments[0].value(row)), result, options.at(row)));
        }
        return Values.vector(result, values);
    }

    private static @Nullable Object value(JsonValue json, String text, Type type, Options options) {
        boolean strict = options.failFast();
        try {
            return json.of(text, type, options);
        } catch (Unfit e) {
            if (strict) {
                throw e.error("JSON", text);
            }
            return type instanceof StructType struct
                    ? Collections.nCopies(struct.members().size(), null)
                    : null;
        }
    }
}
