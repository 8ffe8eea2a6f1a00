package io.feldspar.sql.catalog;

import io.feldspar.executor.type.Field;
import org.jspecify.annotations.Nullable;

/// A column that a statement makes.
public record ColumnDefinition(Field field, @Nullable String comment) {

    /// Without a comment.
    public static ColumnDefinition of(Field field) {
        return new ColumnDefinition(field, null);
    }
}
