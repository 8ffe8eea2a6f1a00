package io.feldspar.executor.source;

import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.filter.RuntimeFilter;
import java.util.List;

/// What to read of a table.
///
/// @param columns indexes into the table's schema, without repetition; may be empty (only rows
///     count)
/// @param filters conjuncts over the *requested* columns: `#0` is the first of `columns`
/// @param runtimeFilters what joins above know by the time the split is opened; empty while
///     planning
public record ScanRequest(
        List<Integer> columns, List<Expression> filters, List<ColumnFilter> runtimeFilters) {

    /// @param column index into the request's columns
    public record ColumnFilter(int column, RuntimeFilter filter) {}

    public ScanRequest {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
        runtimeFilters = List.copyOf(runtimeFilters);
    }

    public static ScanRequest of(List<Integer> columns) {
        return new ScanRequest(columns, List.of(), List.of());
    }
}
