package io.feldspar.session;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Split;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableStatistics;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.executor.type.Schema;
import java.util.List;

/// A placeholder for rows that are not known when a query over them is planned.
record StandInTable(TableHandle.Rows handle) implements Table {

    /// @param name of the rows, among those of the session
    static StandInTable of(String name, Schema columns) {
        return new StandInTable(new TableHandle.Rows(name, columns, List.of()));
    }

    @Override
    public String description() {
        return handle.name();
    }

    @Override
    public Schema schema() {
        return handle.schema();
    }

    @Override
    public TableStatistics statistics() {
        return TableStatistics.UNKNOWN;
    }

    @Override
    public String version() {
        return handle.name();
    }

    @Override
    public List<Split> splits(ScanRequest request) {
        throw new IllegalStateException("a placeholder has no rows");
    }

    @Override
    public Operator open(List<Split> splits, ScanRequest request, OperatorContext context) {
        throw new IllegalStateException("a placeholder has no rows");
    }
}
