package io.feldspar.executor.source.parquet;

import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.filter.RuntimeFilter;
import io.feldspar.executor.source.ScanRequest;
import java.util.List;

/// Which row groups of a file, and which of their rows, a request may want.
final class RowGroupPruning {

    private final FileView view;
    private final ScanRequest request;
    private final List<Expression> conjuncts;

    RowGroupPruning(FileView view, ScanRequest request) {
        this.view = view;
        this.request = request;
        conjuncts = Conjuncts.of(request.filters());
    }

    /// Whether a row of the row group may be wanted, by the footer's statistics.
    boolean mayMatch(int rowGroup) {
        if (view.rowGroup(rowGroup).rows() == 0) {
            return false;
        }
        for (Expression conjunct : conjuncts) {
            if (!Pruning.mayMatch(conjunct, column -> bounds(column, rowGroup))) {
                return false;
            }
        }
        for (ScanRequest.ColumnFilter filter : request.runtimeFilters()) {
            if (!overlaps(filter.filter(), bounds(filter.column(), rowGroup))) {
                return false;
            }
        }
        return true;
    }

    private ColumnBounds bounds(int column, int rowGroup) {
        return view.bounds(request.columns().get(column), rowGroup);
    }

    private static boolean overlaps(RuntimeFilter filter, ColumnBounds bounds) {
        if (filter.min() > filter.max() || bounds.nulls() == bounds.rows()) {
            return false;
        }
        Long min = ColumnBounds.asLong(bounds.type(), bounds.min());
        Long max = ColumnBounds.asLong(bounds.type(), bounds.max());
        return (min == null || min <= filter.max()) && (max == null || max >= filter.min());
    }

    /// The rows between `from` and `to` that may be wanted.
    RowRanges ranges(int rowGroup, long from, long to) {
        return RowRanges.of(from, Math.min(to, view.rowGroup(rowGroup).rows()));
    }
}
