package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Statement;

/// A query, whose rows are read while it runs.
record QueryExecution(Statement.Query query) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        PlannedQuery planned = context.plan(query.text());
        return new OperationResult.Streaming(
                planned.schema(), context.start(planned.plan(), false), planned.warnings());
    }
}
