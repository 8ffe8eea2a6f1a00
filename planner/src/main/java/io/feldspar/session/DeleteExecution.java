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
                context,
                new RowChange.Target(delete.table(), delete.alias(), delete),
                false,
                change -> apply(context, change));
    }

    private OperationResult apply(StatementContext context, RowChange change) {
        QueryText condition = delete.condition();
        if (condition == null) {
            return change.deleteAll();
        }
        return change.apply(List.of(changes(context, change, condition)), false);
    }

    private ComposedQuery changes(StatementContext context, RowChange change, QueryText condition) {
        ComposedQuery changes =
                new ComposedQuery(delete, context.parameters())
                        .add(
                                "SELECT %s, %s, %d AS %s"
                                        .formatted(
                                                change.file(),
                                                change.position(),
                                                RowChange.Kind.DELETE.ordinal(),
                                                change.kind()));
        for (int i = 0; change.returns() && i < change.columns().size(); i++) {
            changes.add(
                    ", %s AS %s"
                            .formatted(change.column(change.columns().field(i)), change.value(i)));
        }
        return changes.add(" FROM %s AS %s WHERE ".formatted(change.source(), change.alias()))
                .add(condition);
    }
}
