package io.feldspar.jdbc.spi;

import org.jspecify.annotations.Nullable;

/// Some rows of a result. Rows and columns count from 0.
public interface EngineBatch {

    int rowCount();

    /// The value as the class that [TypeKind#valueClass()] names, or null.
    @Nullable Object value(int column, int row);
}
