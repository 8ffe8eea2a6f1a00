package io.feldspar.executor.function.json;

import com.fasterxml.jackson.core.JsonToken;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The number of elements of the outermost array; NULL of other texts.
public final class JsonArrayLength extends FixedFunction {

    public JsonArrayLength() {
        super(
                "JSON_ARRAY_LENGTH",
                Description.of(
                        "JSON",
                        "JSON_ARRAY_LENGTH(json)",
                        "The number of elements of the outermost array; NULL of other " + "texts.",
                        "JSON_ARRAY_LENGTH('[1, 2, [3, 4]]')",
                        "3"),
                Signature.of(SimpleType.INTEGER, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return JsonText.code(
                (parser, in, out) -> {
                    int count = 0;
                    out.isNull = parser.currentToken() != JsonToken.START_ARRAY;
                    while (!out.isNull && parser.nextToken() != JsonToken.END_ARRAY) {
                        parser.skipChildren();
                        count++;
                    }
                    out.int32 = count;
                });
    }
}
