package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Statement;

/// OPTIMIZE: many small data files become few.
record OptimizeExecution(Statement.Optimize optimize) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        try (RowChange change = RowChange.of(context, optimize.table(), null)) {
            return new OperationResult.Updated(change.compact());
        }
    }
}
