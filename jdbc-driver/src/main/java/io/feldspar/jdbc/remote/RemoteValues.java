package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.TypeKind;
import org.jspecify.annotations.Nullable;

/// Values of one type, which become objects when asked for.
abstract class RemoteValues {

    private final TypeKind kind;
    private final int count;
    private final long @Nullable [] nulls;
    private @Nullable Object @Nullable [] made;

    RemoteValues(TypeKind kind, int count, long @Nullable [] nulls) {
        this.kind = kind;
        this.count = count;
        this.nulls = nulls;
    }

    final TypeKind kind() {
        return kind;
    }

    final int count() {
        return count;
    }

    /// The value as the class that [TypeKind#valueClass()] names, or null.
    final @Nullable Object value(int row) {
        return nulls != null && (nulls[row >>> 6] >>> row & 1) != 0 ? null : read(row);
    }

    /// The value of a row that is not null.
    abstract @Nullable Object read(int row);

    private boolean immutable() {
        switch (kind) {
            case VARBINARY:
            case ARRAY:
            case MAP:
            case STRUCT:
                return false;
            default:
                return true;
        }
    }

    /// As [#value], the same object each time unless it could be changed.
    final @Nullable Object shared(int row) {
        if (!immutable()) {
            return value(row);
        }
        @Nullable Object[] objects = made;
        if (objects == null) {
            objects = new Object[count];
            made = objects;
        }
        Object known = objects[row];
        if (known == null) {
            known = value(row);
            objects[row] = known;
        }
        return known;
    }
}
