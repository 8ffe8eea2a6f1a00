package io.feldspar.sql.parser;

import io.feldspar.sql.dialect.Dialect;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What statements of DuckDB make: columns of rows, or rows of columns. The columns of the result
/// depend on rows, or on columns of the source, so that the statements are not queries.
public sealed interface Reshaping {

    Part part();

    /// What both begin and end with.
    ///
    /// @param source a table, a path or a query in parentheses, as FROM has it
    /// @param tail ORDER BY and LIMIT, or empty
    record Part(String source, String tail, Dialect dialect) {}

    /// Makes columns of the values of keys.
    ///
    /// @param aggregates of the rows of each combination of values, or empty for their number
    /// @param groups expressions for whose values there is a row each, or null for all columns that
    ///     are not read
    /// @param read names of columns in keys and aggregates
    record Pivot(
            Part part,
            List<Key> keys,
            List<Aggregate> aggregates,
            @Nullable List<String> groups,
            Set<String> read)
            implements Reshaping {
        public Pivot {
            keys = List.copyOf(keys);
            aggregates = List.copyOf(aggregates);
            groups = groups == null ? null : List.copyOf(groups);
        }
    }

    /// @param values null for all that the rows have
    record Key(String expression, @Nullable List<Value> values) {
        public Key {
            values = values == null ? null : List.copyOf(values);
        }
    }

    /// @param expression a constant
    /// @param name of its column
    record Value(String expression, String name) {}

    /// @param call without FILTER
    record Aggregate(String call, @Nullable String alias) {}

    /// Makes rows of columns.
    ///
    /// @param columns items of a select list
    /// @param name of the column of names
    /// @param value of the column of values
    record Unpivot(Part part, String columns, String name, String value) implements Reshaping {}
}
