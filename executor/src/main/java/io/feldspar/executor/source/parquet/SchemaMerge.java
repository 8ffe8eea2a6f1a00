package io.feldspar.executor.source.parquet;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One schema for several files: all their columns by name, in the order in which they appear.
final class SchemaMerge {

    private static final class Merged {

        private final Type type;
        private final String file;
        private boolean nullable;
        private int files;

        private Merged(Type type, String file) {
            this.type = type;
            this.file = file;
        }
    }

    private final Map<String, Merged> columns = new LinkedHashMap<>();
    private int files;

    void add(ParquetFile file) {
        files++;
        for (LeafColumn column : file.columns()) {
            Merged merged =
                    columns.computeIfAbsent(
                            column.name(), _ -> new Merged(column.type(), file.bytes().name()));
            if (!merged.type.equals(column.type())) {
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
            merged.nullable |= column.optional();
            merged.files++;
        }
    }

    /// @param partitions columns that are added last and replace those of the same name
    Schema schema(Schema partitions) {
        List<Field> fields = new ArrayList<>();
        columns.forEach(
                (name, merged) -> {
                    if (partitions.indexOf(name) < 0) {
                        boolean nullable = merged.nullable || merged.files < files;
                        fields.add(new Field(name, merged.type, nullable));
                    }
                });
        fields.addAll(partitions.fields());
        return new Schema(fields);
    }
}
