package io.feldspar.executor.function.json;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The type of the value: OBJECT, ARRAY, VARCHAR, BIGINT, DOUBLE, BOOLEAN or NULL.
public final class JsonType extends FixedFunction {

    public JsonType() {
        super(
                "JSON_TYPE",
                Description.of(
                        "JSON",
                        "JSON_TYPE(json)",
                        "The type of the value: OBJECT, ARRAY, VARCHAR, BIGINT, DOUBLE, "
                                + "BOOLEAN or NULL.",
                        "JSON_TYPE('[1, 2]')",
                        "ARRAY"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return JsonText.code(
                (parser, in, out) -> {
                    String type =
                            switch (parser.currentToken()) {
                                case START_OBJECT -> "OBJECT";
                                case START_ARRAY -> "ARRAY";
                                case VALUE_STRING -> "VARCHAR";
                                case VALUE_NUMBER_INT -> "BIGINT";
                                case VALUE_NUMBER_FLOAT -> "DOUBLE";
                                case VALUE_TRUE, VALUE_FALSE -> "BOOLEAN";
                                case VALUE_NULL -> "NULL";
                                case END_OBJECT,
                                        END_ARRAY,
                                        FIELD_NAME,
                                        NOT_AVAILABLE,
                                        VALUE_EMBEDDED_OBJECT ->
                                        "";
                            };
                    JsonText.finish(parser);
                    out.text.append(type);
                });
    }
}
