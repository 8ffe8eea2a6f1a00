package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import java.util.List;

/// DELETE.
record DeleteExecution(Statement.Delete delete) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        return RowChange.run(
                context, delete.table(), delete.alias(), false, change -> apply(context, change));
    }

    private OperationResult apply(StatementContext context, RowChange change) {
        QueryText condition = delete.condition();
        if (condition == null) {
            return change.deleteAll();
        }
        return new OperationResult.Updated(
                change.apply(List.of(changes(context, change, condition)), false));
    }

    private ComposedQuery changes(StatementContext context, RowChange change, QueryText condition) {
        return new ComposedQuery(delete, context.parameters())
                .add(
                        "SELECT %s, %s, %d AS %s FROM %s AS %s WHERE "
                                .formatted(
                                        change.file(),
                                        change.position(),
                                        RowChange.Kind.DELETE.ordinal(),
                                        change.kind(),
                                        change.source(),
                                        change.alias()))
                .add(condition);
    }
}
