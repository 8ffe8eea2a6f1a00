package io.feldspar.executor.function.json;

import com.fasterxml.jackson.core.JsonParser;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.io.IOException;
import java.util.List;

/// Whether the text is JSON.
public final class JsonValid extends FixedFunction {

    public JsonValid() {
        super(
                "JSON_VALID",
                Description.of(
                        "JSON",
                        "JSON_VALID(json)",
                        "Whether the text is JSON.",
                        "JSON_VALID('[1, 2')",
                        "false"),
                Signature.of(SimpleType.BOOLEAN, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.bool = valid(in[0].slice));
    }

    private static boolean valid(Slice text) {
        try (JsonParser parser = JsonText.parser(text)) {
            boolean some = parser.nextToken() != null;
            JsonText.finish(parser);
            return some;
        } catch (IOException e) {
            return false;
        }
    }
}
