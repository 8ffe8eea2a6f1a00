package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Statement;

/// TRUNCATE TABLE.
record TruncateExecution(Statement.Truncate truncate) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        return RowChange.run(
                context, RowChange.Target.all(truncate.table()), false, RowChange::deleteAll);
    }
}
