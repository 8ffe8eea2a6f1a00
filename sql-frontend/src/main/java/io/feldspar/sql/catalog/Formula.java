package io.feldspar.sql.catalog;

import io.feldspar.sql.dialect.Dialect;
import java.util.List;

/// An expression over the columns of a table, as the user wrote it.
///
/// @param columns names of those that it reads; empty until it is analyzed
public record Formula(String sql, Dialect dialect, List<String> columns) {
    public Formula {
        columns = List.copyOf(columns);
    }

    /// One that is not analyzed yet.
    public Formula(String sql, Dialect dialect) {
        this(sql, dialect, List.of());
    }

    /// Whether it reads the column, in any case of letters.
    public boolean reads(String column) {
        return columns.stream().anyMatch(column::equalsIgnoreCase);
    }

    public Formula reading(List<String> names) {
        return new Formula(sql, dialect, names);
    }
}
