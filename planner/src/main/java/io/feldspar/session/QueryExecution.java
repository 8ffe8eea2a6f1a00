package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Statement;
import java.util.List;

/// A query, whose rows are read while it runs. One that has none, such as `… WHERE 1 = 0`, starts
/// no task.
record QueryExecution(Statement.Query query) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        PlannedQuery planned = context.plan(query.text());
        if (planned.plan().knownEmpty()) {
            return new OperationResult.Rows(planned.schema(), List.of(), planned.warnings());
        }
        return new OperationResult.Streaming(
                planned.schema(), context.start(planned), planned.warnings());
    }
}
