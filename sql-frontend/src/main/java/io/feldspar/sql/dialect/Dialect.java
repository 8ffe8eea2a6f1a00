package io.feldspar.sql.dialect;

import java.util.Locale;

/// What a text means where databases differ; `docs/sql/dialect.md` says where they do.
public enum Dialect {

    /// As PostgreSQL and DuckDB: double quotes enclose names, a backslash is a character, NULLs are
    /// sorted last, and the quotient of integers is an integer.
    FELDSPAR,

    /// As Spark: double quotes enclose strings, a backslash escapes, NULLs are sorted first, and
    /// the quotient of integers is a DOUBLE.
    SPARK;

    /// @throws IllegalArgumentException if the name is not that of a dialect
    public static Dialect of(String name) {
        for (Dialect dialect : values()) {
            if (dialect.toString().equalsIgnoreCase(name)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException("it must be feldspar or spark");
    }

    /// As the setting names it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
