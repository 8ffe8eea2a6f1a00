package io.feldspar.executor.source.parquet.write;

import io.feldspar.executor.source.parquet.VariantParts;
import io.feldspar.executor.source.parquet.format.SchemaElement;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Numbers of columns, each column's before those of its parts, handed out one after the other.
public final class FieldIds {

    private final List<Integer> ids;
    private int at;

    /// @param ids empty where columns have none
    FieldIds(List<Integer> ids) {
        this.ids = ids;
    }

    /// The next number, or [SchemaElement#NO_ID].
    int next() {
        return ids.isEmpty() ? SchemaElement.NO_ID : ids.get(at++);
    }

    /// How many numbers columns of these types take.
    public static int count(List<Type> types) {
        int count = 0;
        for (Type type : types) {
            count += 1 + count(parts(type));
        }
        return count;
    }

    private static List<Type> parts(Type type) {
        if (type == SimpleType.VARIANT) {
            return VariantParts.STRUCT.parts();
        }
        return type instanceof NestedType nested ? nested.parts() : List.of();
    }
}
