package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Statement;

/// OPTIMIZE: many small data files become few.
record OptimizeExecution(Statement.Optimize optimize) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        return RowChange.run(
                context,
                RowChange.Target.all(optimize.table()),
                false,
                change -> new OperationResult.Updated(change.compact()));
    }
}
