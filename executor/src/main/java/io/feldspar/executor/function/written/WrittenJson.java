package io.feldspar.executor.function.written;

import java.util.List;

/// Functions of JSON.
public final class WrittenJson {

    public static final List<WrittenFunction> ALL =
            List.of(
                    sql(
                            "JSON_EXTRACT_SCALAR(json, path)",
                            "CASE WHEN json_type(json_extract(json, path)) IN ('OBJECT', 'ARRAY') THEN NULL ELSE get_json_object(json, path) END",
                            "The text, number or boolean at the path as a text; NULL of arrays and objects.",
                            "json_extract_scalar('{\"a\": {\"b\": 1}}', '$.a.b')",
                            "1"),
                    sql(
                                    "JSON_PARSE(json)",
                                    "json_extract(json, '$')",
                                    "The JSON without spaces between its parts.",
                                    "json_parse('{\"a\": 1}')",
                                    "{\"a\":1}")
                            .alsoCalled("JSON_FORMAT"),
                    sql(
                            "JSON_ARRAY_GET(json, index)",
                            "json_extract(json, '$[' || CAST(index AS VARCHAR) || ']')",
                            "The element of an array, counted from 0.",
                            "json_array_get('[1, 2]', 1)",
                            "2"),
                    sql(
                            "JSON_SIZE(json, path)",
                            "CASE json_type(json_extract(json, path)) WHEN 'ARRAY' THEN json_array_length(json_extract(json, path)) WHEN 'OBJECT' THEN cardinality(json_object_keys(json_extract(json, path))) ELSE 0 END",
                            "How many elements or entries there are at the path.",
                            "json_size('{\"a\": [1, 2]}', '$.a')",
                            "2"),
                    sql(
                            "IS_JSON_SCALAR(json)",
                            "json_type(json) NOT IN ('OBJECT', 'ARRAY')",
                            "Whether the JSON is a text, number, boolean or null.",
                            "is_json_scalar('[1]')",
                            "false"),
                    sql(
                                    "JSON_TYPEOF(json)",
                                    "CASE json_type(json) WHEN 'OBJECT' THEN 'object' WHEN 'ARRAY' THEN 'array' WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'NULL' THEN 'null' ELSE CASE WHEN json IS NOT NULL THEN 'number' END END",
                                    "The kind of the JSON, as in PostgreSQL.",
                                    "json_typeof('-1.5')",
                                    "number")
                            .alsoCalled("JSONB_TYPEOF"),
                    sql(
                            "JSONB_ARRAY_LENGTH(json)",
                            "json_array_length(json)",
                            "How many elements the array has.",
                            "jsonb_array_length('[1, 2]')",
                            "2"),
                    sql(
                                    "ROW_TO_JSON(value)",
                                    "to_json(value)",
                                    "The value as JSON.",
                                    "row_to_json({'a': 1})",
                                    "{\"a\":1}")
                            .alsoCalled("ARRAY_TO_JSON", "TO_JSONB", "JSON_QUOTE"),
                    sql(
                                    "JSON_AGG(value)",
                                    "to_json(array_agg(value))",
                                    "An aggregate: the values as an array of JSON.",
                                    "SELECT json_agg(x ORDER BY x) FROM (VALUES (2), (1)) AS t(x)",
                                    "[1,2]")
                            .alsoCalled("JSONB_AGG", "JSON_GROUP_ARRAY", "JSON_ARRAYAGG"));

    private WrittenJson() {}

    private static WrittenFunction sql(
            String signature, String body, String doc, String example, String result) {
        return WrittenFunction.of("JSON", signature, body, doc, example, result);
    }
}
