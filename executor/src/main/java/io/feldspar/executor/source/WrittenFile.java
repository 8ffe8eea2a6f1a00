package io.feldspar.executor.source;

import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file that an attempt of a task has written, as the driver gets to know it.
///
/// @param name within the directory of the attempts
/// @param keys the values that all its rows share, see
///     [io.feldspar.executor.plan.FileLayout], as [io.feldspar.executor.vector.Values] defines them
public record WrittenFile(String name, long rows, long bytes, ArrayList<@Nullable Object> keys)
        implements Serializable {

    private static final long serialVersionUID = 2L;

    private static final List<Field> FIELDS =
            List.of(
                    new Field("file", SimpleType.VARCHAR, false),
                    new Field("rows", SimpleType.BIGINT, false),
                    new Field("bytes", SimpleType.BIGINT, false));

    /// Files as the rows of a [io.feldspar.executor.plan.PhysicalPlan.Write].
    public static Schema schema(Schema keys) {
        List<Field> fields = new ArrayList<>(FIELDS);
        fields.addAll(keys.fields());
        return new Schema(fields);
    }

    /// The file of such a row.
    public static WrittenFile of(List<@Nullable Object> row) {
        if (row.get(0) instanceof String name
                && row.get(1) instanceof Long rows
                && row.get(2) instanceof Long bytes) {
            return new WrittenFile(
                    name, rows, bytes, new ArrayList<>(row.subList(FIELDS.size(), row.size())));
        }
        throw new IllegalStateException("not a written file: " + row);
    }

    /// The row of the file.
    public List<@Nullable Object> row() {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(name);
        row.add(rows);
        row.add(bytes);
        row.addAll(keys);
        return row;
    }
}
