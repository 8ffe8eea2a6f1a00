package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Statement;

/// USE, which makes a schema current.
record UseExecution(Statement.Use use) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        context.catalog().use(use.schema());
        return new OperationResult.Updated(0);
    }
}
