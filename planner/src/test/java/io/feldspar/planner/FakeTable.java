package io.feldspar.planner;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Split;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableStatistics;
import io.feldspar.executor.type.Schema;
import java.util.List;

/// A table of which only name, columns and statistics exist.
public record FakeTable(String name, Schema schema, TableStatistics statistics) implements Table {

    @Override
    public String description() {
        return name;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public List<Split> splits(ScanRequest request) {
        return List.of();
    }

    @Override
    public Operator open(List<Split> splits, ScanRequest request, OperatorContext context) {
        throw new UnsupportedOperationException("a fake table holds no rows");
    }
}
