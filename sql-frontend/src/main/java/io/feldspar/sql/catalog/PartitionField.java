package io.feldspar.sql.catalog;

import io.feldspar.executor.partition.PartitionText;
import io.feldspar.executor.partition.Transform;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.Type;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// A field of a table's partitions: rows of a file have the same value of each.
///
/// @param name of the field, which folders have
/// @param column that the values follow from
public record PartitionField(String name, String column, Transform transform) {

    /// The index of the column.
    public int columnIn(Schema columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.field(i).name().equalsIgnoreCase(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + column + " in " + columns.fields());
    }

    /// The type of the values.
    public Type type(Schema columns) {
        return transform.resultType(columns.type(columnIn(columns)));
    }

    /// The field's values as a column.
    public Field field(Schema columns) {
        return new Field(name, type(columns), true);
    }

    /// A value as Iceberg shows it.
    public String text(Schema columns, @Nullable Object value) {
        return PartitionText.of(transform, type(columns), value);
    }

    /// The folder of a partition's files, such as `day=2024-01-01/id_bucket=3`; empty without
    /// fields.
    ///
    /// @param values of the fields
    public static String folder(
            List<PartitionField> fields, Schema columns, List<@Nullable Object> values) {
        StringJoiner folder = new StringJoiner("/");
        for (int i = 0; i < fields.size(); i++) {
            PartitionField field = fields.get(i);
            folder.add(PartitionText.folder(field.name, field.text(columns, values.get(i))));
        }
        return folder.toString();
    }
}
