package io.feldspar.sql.table;

import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.sql.type.RelTypes;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/// A table of the executor, as Calcite sees it. The planner unwraps it from a scan.
public final class SourceTable extends AbstractTable {

    private final ResolvedTable resolved;

    /// Null until the analysis, which has one factory, first asks for it.
    private @Nullable RelDataType rowType;

    SourceTable(ResolvedTable resolved) {
        this.resolved = resolved;
    }

    public ResolvedTable resolved() {
        return resolved;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory typeFactory) {
        RelDataType known = rowType;
        if (known == null) {
            known = RelTypes.row(resolved.table().schema(), typeFactory);
            rowType = known;
        }
        return known;
    }

    @Override
    public Statistic getStatistic() {
        return Statistics.UNKNOWN;
    }
}
