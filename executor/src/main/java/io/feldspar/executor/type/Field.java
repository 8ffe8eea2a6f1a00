package io.feldspar.executor.type;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// A named, typed column of a schema.
///
/// @param length of the values of a stored column of CHAR(n) or VARCHAR(n), else null
public record Field(String name, Type type, boolean nullable, @Nullable TextLength length)
        implements Serializable {

    public Field(String name, Type type, boolean nullable) {
        this(name, type, nullable, null);
    }

    /// The type as the column was declared.
    public String sqlType() {
        return length == null ? type.sql() : length.sql();
    }

    public Field named(String other) {
        return new Field(other, type, nullable, length);
    }

    public Field nullable(boolean whether) {
        return new Field(name, type, whether, length);
    }

    public Field withLength(@Nullable TextLength other) {
        return new Field(name, type, nullable, other);
    }

    @Override
    public String toString() {
        return name + " " + sqlType() + (nullable ? "" : " NOT NULL");
    }
}
