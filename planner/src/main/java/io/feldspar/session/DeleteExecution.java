package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;

/// DELETE.
record DeleteExecution(Statement.Delete delete) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        try (RowChange change = RowChange.of(context, delete.table(), delete.alias())) {
            QueryText condition = delete.condition();
            if (condition == null) {
                return change.deleteAll();
            }
            long rows = change.find(condition, 0);
            if (rows > 0) {
                change.write(
                        "SELECT %s FROM %s AND (%s\n) IS NOT TRUE"
                                .formatted(change.columnList(), RowChange.ROWS, condition.sql()));
            }
            return new OperationResult.Updated(rows);
        }
    }
}
