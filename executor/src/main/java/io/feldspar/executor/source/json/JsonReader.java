package io.feldspar.executor.source.json;

import com.fasterxml.jackson.core.JsonToken;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.rows.RowReader;
import io.feldspar.executor.vector.VectorBuilder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Converts the fields of JSON objects to the columns' types.
///
/// A field that an object lacks is null; one that it has twice is an error. So is one that the
/// sample of the files did not hold, unless columns are declared or the mode is PERMISSIVE, which
/// counts it.
final class JsonReader implements RowReader {

    private static final int NOT_WANTED = -1;
    private static final int UNKNOWN = -2;

    private final JsonObjects objects;
    private final JsonValues values;
    private final JsonKeys keys;
    private final Map<String, Integer> targets = new HashMap<>();
    private final int[] places;
    private final String[] names;
    private final long[] filledIn;
    private long row;

    /// @param columns indexes into the columns of the keys
    JsonReader(
            JsonObjects objects,
            JsonKeys keys,
            int[] columns,
            JsonOptions options,
            OperatorContext context) {
        this.objects = objects;
        this.keys = keys;
        this.values = new JsonValues(objects, options, keys.declared(), context);
        this.names = new String[columns.length];
        this.filledIn = new long[columns.length];
        this.places = new int[keys.schema().size()];
        Arrays.fill(places, NOT_WANTED);
        for (int i = 0; i < columns.length; i++) {
            names[i] = keys.schema().field(columns[i]).name();
            places[columns[i]] = i;
        }
    }

    @Override
    public boolean read(VectorBuilder[] target) {
        if (!objects.next()) {
            return false;
        }
        row++;
        int filled = 0;
        for (String name = objects.nextName(); name != null; name = objects.nextName()) {
            objects.token();
            int index = target(name);
            if (index < 0) {
                if (index == UNKNOWN) {
                    values.ignore(name);
                }
                objects.skip();
                continue;
            }
            if (filledIn[index] == row) {
                throw values.twice(name);
            }
            filledIn[index] = row;
            filled++;
            values.append(target[index], names[index]);
        }
        if (!objects.parser().hasToken(JsonToken.END_OBJECT)) {
            throw objects.corrupt("The object is not closed");
        }
        for (int i = 0; filled < target.length && i < target.length; i++) {
            if (filledIn[i] != row) {
                target[i].appendNull();
            }
        }
        return true;
    }

    /// Where the name's values go, or [#NOT_WANTED] or [#UNKNOWN].
    private int target(String name) {
        Integer known = targets.get(name);
        if (known != null) {
            return known;
        }
        int column = keys.find(name);
        int target = column < 0 ? UNKNOWN : places[column];
        if (column >= 0 && targets.size() < 2 * places.length) {
            targets.put(name, target);
        }
        return target;
    }

    @Override
    public void close() {
        objects.close();
    }
}
