package io.feldspar.executor.source.avro;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.files.ColumnNames;
import io.feldspar.executor.source.files.WiderType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/// One schema for several files: all their columns by name, in the order in which they appear, each
/// of the narrowest type that holds the values of all files.
final class AvroColumns {

    private final ColumnNames names = new ColumnNames();
    private final List<Type> types = new ArrayList<>();

    void add(Schema record, Path file) {
        int[] found = names.find(names(record));
        for (int i = 0; i < found.length; i++) {
            Schema.Field field = record.getFields().get(i);
            Type own = AvroTypes.type(field.schema());
            if (found[i] < 0) {
                names.add(field.name());
                types.add(own);
                continue;
            }
            Type wider = WiderType.of(types.get(found[i]), own);
            if (wider == null) {
                throw new FeldsparException(
                        ErrorCode.TYPE_MISMATCH,
                        "Column '%s' is %s in '%s' but %s in the files before"
                                .formatted(field.name(), own, file, types.get(found[i])),
                        "Read the files as separate tables and cast.");
            }
            types.set(found[i], wider);
        }
    }

    static List<String> names(Schema record) {
        return record.getFields().stream().map(Schema.Field::name).toList();
    }

    io.feldspar.executor.type.Schema schema() {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            fields.add(new Field(names.names().get(i), types.get(i), true));
        }
        return new io.feldspar.executor.type.Schema(fields);
    }
}
