package io.feldspar.executor.function.json;

import io.feldspar.executor.function.Description;
import java.util.List;

/// The value at a path such as $.a[0] as JSON, a string with quotes; NULL if there is none or
/// the text is not JSON.
public final class JsonExtract extends PathFunction {
    public JsonExtract() {
        super(
                "JSON_EXTRACT",
                Description.of(
                        "JSON",
                        "JSON_EXTRACT(json, path)",
                        "The value at a path such as $.a[0] as JSON, a string with quotes; "
                                + "NULL where there is none or the text is not JSON.",
                        "JSON_EXTRACT('{\"a\": {\"b\": \"x\"}}', '$.a')",
                        "{\"b\":\"x\"}"),
                false);
    }

    @Override
    public List<String> aliases() {
        return List.of("JSON_EXTRACT_PATH");
    }
}
