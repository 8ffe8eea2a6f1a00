package io.feldspar.executor.function.json;

import io.feldspar.executor.function.Description;
import java.util.List;

/// The value at a path such as $.a[0] as text, a string without quotes; NULL if there is none
/// or the text is not JSON.
public final class GetJsonObject extends PathFunction {
    public GetJsonObject() {
        super(
                "GET_JSON_OBJECT",
                Description.of(
                        "JSON",
                        "GET_JSON_OBJECT(json, path)",
                        "The value at a path such as $.a[0] as text, a string without "
                                + "quotes; NULL where there is none or the text is not JSON.",
                        "GET_JSON_OBJECT('{\"a\": {\"b\": [1, 2]}}', '$.a.b[1]')",
                        "2"),
                true);
    }

    @Override
    public List<String> aliases() {
        return List.of("JSON_EXTRACT_STRING", "JSON_EXTRACT_PATH_TEXT");
    }
}
