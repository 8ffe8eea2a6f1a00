package io.feldspar.executor.source.parquet;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.files.ColumnNames;
import io.feldspar.executor.source.files.WiderType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.List;

/// One schema for several files: all their columns by name, in the order in which they appear, each
/// of the narrowest type that holds the values of all files.
final class SchemaMerge {

    private static final class Merged {
        private Type type;

        /// Which file has it of that type.
        private String file;

        private boolean nullable;
        private int files;

        private Merged(Type type, String file) {
            this.type = type;
            this.file = file;
        }
    }

    private final ColumnNames names = new ColumnNames();
    private final List<Merged> columns = new ArrayList<>();
    private int files;

    void add(ParquetFile file) {
        files++;
        int[] found = names.find(file.columnNames());
        for (int i = 0; i < found.length; i++) {
            FileColumn column = file.columns().get(i);
            if (found[i] < 0) {
                found[i] = names.size();
                names.add(column.name());
                columns.add(new Merged(column.type(), file.bytes().name()));
            }
            Merged merged = columns.get(found[i]);
            Type wider = wider(merged, column, file);
            if (!wider.equals(merged.type)) {
                merged.type = wider;
                merged.file = file.bytes().name();
            }
            merged.nullable |= column.optional();
            merged.files++;
        }
    }

    private static Type wider(Merged merged, FileColumn column, ParquetFile file) {
        Type wider = WiderType.of(merged.type, column.type());
        if (wider == null) {
            throw new FeldsparException(
                    ErrorCode.TYPE_MISMATCH,
                    "Column '%s' is %s in '%s' but %s in '%s'"
                            .formatted(
                                    column.name(),
                                    merged.type,
                                    merged.file,
                                    column.type(),
                                    file.bytes().name()),
                    "Read the files as separate tables and cast.");
        }
        return wider;
    }

    /// @param partitions columns that are added last and replace those of the same name
    Schema schema(Schema partitions) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = names.names().get(i);
            Merged merged = columns.get(i);
            boolean hidden =
                    partitions.fields().stream()
                            .anyMatch(field -> field.name().equalsIgnoreCase(name));
            if (!hidden) {
                fields.add(new Field(name, merged.type, merged.nullable || merged.files < files));
            }
        }
        fields.addAll(partitions.fields());
        return new Schema(fields);
    }
}
