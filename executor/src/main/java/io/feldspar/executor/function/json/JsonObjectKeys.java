package io.feldspar.executor.function.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.function.text.TextListFunction;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;
import java.io.IOException;
import java.util.List;

/// The names of the fields of the outermost object; NULL of other texts.
public final class JsonObjectKeys extends TextListFunction {

    public JsonObjectKeys() {
        super(
                "JSON_OBJECT_KEYS",
                Description.of(
                        "JSON",
                        "JSON_OBJECT_KEYS(json)",
                        "The names of the fields of the outermost object; NULL of other "
                                + "texts.",
                        "JSON_OBJECT_KEYS('{\"a\": 1, \"b\": {\"c\": 2}}')",
                        "[a, b]"),
                Signature.of(new ArrayType(SimpleType.VARCHAR), SimpleType.VARCHAR));
    }

    @Override
    public List<String> aliases() {
        return List.of("JSON_KEYS");
    }

    @Override
    protected Lists lists() {
        return (in, out) -> keys(in[0].slice, out);
    }

    private static boolean keys(Slice text, List<String> out) {
        int first = out.size();
        try (JsonParser parser = JsonText.parser(text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    out.add(parser.currentName());
                    parser.nextToken();
                    parser.skipChildren();
                }
                return true;
            }
        } catch (IOException e) {
            out.subList(first, out.size()).clear();
        }
        return false;
    }
}
