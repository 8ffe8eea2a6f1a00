package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.List;

/// UPDATE. The new values are computed from the old ones.
record UpdateExecution(Statement.Update update) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        return RowChange.run(
                context,
                new RowChange.Target(update.table(), update.alias(), update),
                false,
                change -> apply(context, change));
    }

    private OperationResult apply(StatementContext context, RowChange change) {
        List<Integer> assigned = assigned(update.assignments(), change.columns(), update.table());
        ComposedQuery changes = changes(context, change, assigned);
        return change.apply(List.of(changes), false);
    }

    /// The columns that get a value, in the order of the assignments.
    static List<Integer> assigned(
            List<Statement.Assignment> assignments, Schema columns, List<String> table) {
        List<Integer> assigned = new ArrayList<>();
        for (Statement.Assignment assignment : assignments) {
            int column = Insertion.find(columns, assignment.column(), table.getLast());
            if (assigned.contains(column)) {
                throw new FeldsparException(
                        ErrorCode.COLUMN_DUPLICATE,
                        "Column '%s' is set twice".formatted(assignment.column()),
                        "Set it once.");
            }
            assigned.add(column);
        }
        return assigned;
    }

    private ComposedQuery changes(
            StatementContext context, RowChange change, List<Integer> assigned) {
        ComposedQuery changes = new ComposedQuery(update, context.parameters());
        changes.add(
                "SELECT %s, %s, %d AS %s"
                        .formatted(
                                change.file(),
                                change.position(),
                                RowChange.Kind.UPDATE.ordinal(),
                                change.kind()));
        for (int i = 0; i < change.columns().size(); i++) {
            Field field = change.columns().field(i);
            int assignment = assigned.indexOf(i);
            if (assignment < 0) {
                changes.add(", " + change.column(field));
            } else {
                String type = DescribedColumns.typeName(context, field.type());
                changes.add(", CAST(");
                change.addValue(changes, update.assignments().get(assignment).value(), i);
                changes.add(" AS " + type + ")");
            }
            changes.add(" AS " + change.value(i));
        }
        changes.add(" FROM %s AS %s".formatted(change.source(), change.alias()));
        QueryText condition = update.condition();
        return condition == null ? changes : changes.add(" WHERE ").add(condition);
    }
}
