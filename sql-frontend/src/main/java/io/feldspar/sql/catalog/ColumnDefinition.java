package io.feldspar.sql.catalog;

import io.feldspar.executor.type.Field;
import org.jspecify.annotations.Nullable;

/// A column that a statement makes, or that a table has.
///
/// @param value where values come from that no statement gives, or null for NULL
public record ColumnDefinition(Field field, @Nullable String comment, @Nullable ColumnValue value) {

    /// Without a comment.
    public static ColumnDefinition of(Field field) {
        return new ColumnDefinition(field, null, null);
    }

    public ColumnDefinition required() {
        return new ColumnDefinition(field.nullable(false), comment, value);
    }

    public ColumnDefinition with(@Nullable ColumnValue other) {
        return new ColumnDefinition(field, comment, other);
    }
}
