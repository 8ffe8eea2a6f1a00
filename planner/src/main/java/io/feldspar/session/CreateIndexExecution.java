package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Statement;
import java.util.List;

/// CREATE INDEX, which has no effect but a warning: scans skip files, row groups and pages by the
/// bounds that data files hold for each column.
record CreateIndexExecution(Statement.CreateIndex create) implements StatementExecution {

    private static final String WARNING =
            "No index was created: scans skip data by the bounds of columns in data files. PARTITIONED"
                    + " BY and CLUSTER BY make these narrower";

    @Override
    public OperationResult run(StatementContext context) {
        TargetTable.find(context, create.table(), "Table '%s'");
        return new OperationResult.Updated(0, List.of(WARNING));
    }
}
