package io.feldspar.executor.source.json;

import com.fasterxml.jackson.core.JsonToken;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.files.ColumnNames;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.text.TextValues;
import io.feldspar.executor.source.text.TypeGuess;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the columns of JSON files, in the order in which their names first come, and guesses
/// their types.
///
/// Texts that are all dates or timestamps make such columns; arrays are ARRAY and objects STRUCT,
/// or MAP where they have many different names; mixtures are VARCHAR that holds JSON. Names that
/// differ in case alone are one column, unless an object has several of them.
final class JsonSniffer {

    private static final int MAX_FILES = 16;

    private final JsonOptions options;
    private final TypeGuess.Probe probe;
    private final Map<String, JsonColumn> columns = new LinkedHashMap<>();

    private final Map<String, List<JsonColumn>> alike = new HashMap<>();
    private long rows;
    private long bytes;

    JsonSniffer(JsonOptions options) {
        this.options = options;
        this.probe = new TypeGuess.Probe(new TextValues(options.dates(), options.timestamps()));
    }

    /// @param bytesPerRow of the files as they are stored
    record Result(JsonKeys keys, double bytesPerRow) {}

    Result sniff(FileSet files) {
        boolean all = options.sampleRows() == Long.MAX_VALUE;
        int most = all ? files.files().size() : Math.min(MAX_FILES, files.files().size());
        for (DataFile file : files.files().subList(0, most)) {
            if (rows < options.sampleRows()) {
                sniff(file);
            }
        }
        return new Result(keys(), rows == 0 ? 100 : (double) bytes / rows);
    }

    private JsonKeys keys() {
        Map<String, Integer> indexes = new HashMap<>();
        Map<JsonColumn, Integer> places = new IdentityHashMap<>();
        List<JsonColumn> merged = new ArrayList<>();
        ColumnNames names = new ColumnNames();
        columns.forEach(
                (name, column) -> {
                    JsonColumn target = column.merged();
                    Integer place = places.putIfAbsent(target, merged.size());
                    if (place == null) {
                        merged.add(column);
                        names.add(name);
                    } else {
                        target.add(column);
                    }
                    indexes.put(name, places.get(target));
                });
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < merged.size(); i++) {
            fields.add(new Field(names.names().get(i), merged.get(i).type(), true));
        }
        return JsonKeys.sampled(new Schema(fields), indexes);
    }

    private void sniff(DataFile file) {
        try (JsonObjects objects = new JsonObjects(file.path(), options.compression())) {
            boolean more = true;
            while (rows < options.sampleRows() && more) {
                more = objects.next();
                if (more) {
                    rows++;
                    sniffObject(objects);
                }
            }
            long read = objects.parser().currentLocation().getByteOffset();
            bytes += more ? read : file.size();
        }
    }

    private void sniffObject(JsonObjects objects) {
        for (String name = objects.nextName(); name != null; name = objects.nextName()) {
            JsonColumn column = columns.get(name);
            if (column == null) {
                column = newColumn(name, objects);
            }
            column.seenIn(rows);
            add(objects, objects.token(), column);
        }
    }

    private JsonColumn newColumn(String name, JsonObjects objects) {
        if (columns.size() == ColumnNames.MAX_COLUMNS) {
            throw new FeldsparException(
                    ErrorCode.VALUE_TOO_LARGE,
                    "The objects have more than %d different names at %s"
                            .formatted(ColumnNames.MAX_COLUMNS, objects.place()),
                    "Declare the columns you want.");
        }
        List<JsonColumn> same =
                alike.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>());
        JsonColumn column = new JsonColumn(probe, same);
        columns.put(name, column);
        return column;
    }

    private static void addNested(JsonObjects objects, JsonToken start, JsonColumn column) {
        if (start == JsonToken.START_ARRAY) {
            JsonColumn elements = column.elements();
            JsonToken token = objects.token();
            while (token != JsonToken.END_ARRAY) {
                add(objects, token, elements);
                token = objects.token();
            }
            return;
        }
        column.addObject();
        for (String name = objects.nextName(); name != null; name = objects.nextName()) {
            add(objects, objects.token(), column.field(name));
        }
    }

    private static void add(JsonObjects objects, @Nullable JsonToken token, JsonColumn column) {
        if (token == null) {
            throw objects.corrupt("The object is not closed");
        }
        switch (token) {
            case VALUE_TRUE, VALUE_FALSE -> column.addBoolean();
            case VALUE_NUMBER_INT -> column.addInteger(objects.text().length());
            case VALUE_NUMBER_FLOAT -> column.addFraction();
            case VALUE_STRING -> column.addText(objects.text());
            case START_OBJECT, START_ARRAY -> {
                if (column.mayNest()) {
                    addNested(objects, token, column);
                } else {
                    column.addDeep();
                    objects.skip();
                }
            }
            case VALUE_NULL,
                    VALUE_EMBEDDED_OBJECT,
                    FIELD_NAME,
                    END_OBJECT,
                    END_ARRAY,
                    NOT_AVAILABLE -> {}
        }
    }
}
