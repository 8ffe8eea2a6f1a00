package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.TypeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Structs, as the values of each field.
final class StructValues extends RemoteValues {

    private final RemoteValues[] fields;

    StructValues(int count, long @Nullable [] nulls, RemoteValues[] fields) {
        super(TypeKind.STRUCT, count, nulls);
        this.fields = fields;
    }

    @Override
    Object read(int row) {
        List<@Nullable Object> values = new ArrayList<>(fields.length);
        for (RemoteValues field : fields) {
            values.add(field.value(row));
        }
        return Collections.unmodifiableList(values);
    }
}
