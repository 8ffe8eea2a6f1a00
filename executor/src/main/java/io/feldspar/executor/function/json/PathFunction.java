package io.feldspar.executor.function.json;

import com.fasterxml.jackson.core.JsonParser;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function of a JSON text and a path.
abstract class PathFunction extends FixedFunction {

    private final boolean plain;

    /// @param plain whether a JSON string is given as its text
    PathFunction(String name, Description description, boolean plain) {
        super(
                name,
                description,
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR, SimpleType.VARCHAR),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR, SimpleType.BIGINT));
        this.plain = plain;
    }

    @Override
    public final ScalarCode code(List<Argument> arguments, Type result) {
        boolean number = arguments.get(1).type() == SimpleType.BIGINT;
        JsonPath[] known = new JsonPath[1];
        return JsonText.code(
                (parser, in, out) -> {
                    String text = number ? "$[" + in[1].int64 + "]" : in[1].slice.text();
                    JsonPath path = known[0];
                    if (path == null || !path.source().equals(text)) {
                        path = JsonPath.of(text);
                        known[0] = path;
                    }
                    read(path, parser, out);
                });
    }

    private void read(@Nullable JsonPath path, JsonParser parser, Cell out) throws IOException {
        List<String> found = new ArrayList<>();
        if (path != null) {
            path.find(parser, found);
        }
        out.isNull = found.isEmpty();
        if (found.size() == 1) {
            String value = found.getFirst();
            out.isNull = plain && value.equals("null");
            out.text.append(plain && value.startsWith("\"") ? string(value) : value);
        } else if (!out.isNull) {
            out.text.append("[" + String.join(",", found) + "]");
        }
    }

    private static String string(String json) throws IOException {
        try (JsonParser parser = JsonText.parser(Slice.of(json))) {
            parser.nextToken();
            return parser.getText();
        }
    }
}
