package io.feldspar.executor.source;

import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.filter.RuntimeFilter;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.Type;
import java.util.List;

/// What to read of a table.
///
/// @param columns indexes into the table's schema, without repetition; may be empty (only rows
///     count)
/// @param filters conjuncts over the *requested* columns: `#0` is the first of `columns`
/// @param runtimeFilters what joins above know by the time the split is opened; empty while
///     planning
/// @param types of the columns, where structs may have less fields than in the table, see
///     [Table#readsFieldsAlone]; empty for those of the table
public record ScanRequest(
        List<Integer> columns,
        List<Expression> filters,
        List<ColumnFilter> runtimeFilters,
        List<Type> types) {

    /// @param column index into the request's columns
    public record ColumnFilter(int column, RuntimeFilter filter) {}

    public ScanRequest {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
        runtimeFilters = List.copyOf(runtimeFilters);
        types = List.copyOf(types);
    }

    public ScanRequest(
            List<Integer> columns, List<Expression> filters, List<ColumnFilter> runtimeFilters) {
        this(columns, filters, runtimeFilters, List.of());
    }

    /// The type of each column that is asked for.
    ///
    /// @param table of the table
    public List<Type> types(Schema table) {
        return types.isEmpty() ? table.select(columns).types() : types;
    }

    public static ScanRequest of(List<Integer> columns) {
        return new ScanRequest(columns, List.of(), List.of());
    }
}
