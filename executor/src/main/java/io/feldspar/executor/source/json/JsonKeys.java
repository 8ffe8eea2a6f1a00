package io.feldspar.executor.source.json;

import io.feldspar.executor.source.files.ColumnNames;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which column of a table the names in its objects mean.
///
/// @param schema the columns of the files
/// @param sampled the column of each name that the sample held; empty where columns are declared
/// @param declared whether the user declared the columns, so that others are of no interest
record JsonKeys(Schema schema, Map<String, Integer> sampled, ColumnNames names, boolean declared) {

    static JsonKeys sampled(Schema schema, Map<String, Integer> sampled) {
        return new JsonKeys(schema, new HashMap<>(sampled), names(schema), false);
    }

    static JsonKeys declared(Schema schema) {
        return new JsonKeys(schema, Map.of(), names(schema), true);
    }

    private static ColumnNames names(Schema schema) {
        List<String> names = schema.fields().stream().map(Field::name).toList();
        return ColumnNames.of(names);
    }

    /// The column that the name means, or -1.
    int find(String name) {
        Integer known = sampled.get(name);
        return known == null ? names.find(name) : known;
    }
}
