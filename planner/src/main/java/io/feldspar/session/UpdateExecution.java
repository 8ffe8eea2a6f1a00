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

    private static final String MATCH = "_match";
    private static final String VALUE = "_value";

    @Override
    public OperationResult run(StatementContext context) {
        try (RowChange change = RowChange.of(context, update.table(), update.alias())) {
            List<Integer> assigned = assigned(change.columns());
            int skipped =
                    update.assignments().stream().mapToInt(each -> each.value().parameters()).sum();
            long rows = change.find(update.condition(), skipped);
            if (rows > 0) {
                change.write(query(context, change, assigned));
            }
            return new OperationResult.Updated(rows);
        }
    }

    /// The columns that get a value, in the order of the assignments.
    private List<Integer> assigned(Schema columns) {
        List<Integer> assigned = new ArrayList<>();
        for (Statement.Assignment assignment : update.assignments()) {
            int column = Insertion.find(columns, assignment.column(), update.table().getLast());
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

    /// Values are computed for rows of the condition alone, and in the order of the statement, in
    /// which its `?` count.
    private String query(StatementContext context, RowChange change, List<Integer> assigned) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < assigned.size(); i++) {
            Field field = change.columns().field(assigned.get(i));
            values.add(
                    "CASE WHEN %s THEN CAST((%s\n) AS %s) ELSE %s END AS %s"
                            .formatted(
                                    MATCH,
                                    update.assignments().get(i).value().sql(),
                                    DescribedColumns.typeName(context, field.type()),
                                    change.column(field),
                                    VALUE + i));
        }
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < change.columns().size(); i++) {
            int value = assigned.indexOf(i);
            columns.add(value < 0 ? change.column(change.columns().field(i)) : VALUE + value);
        }
        QueryText condition = update.condition();
        return "SELECT %s FROM (SELECT *, %s FROM (SELECT *, (%s\n) IS TRUE AS %s FROM %s) AS %s)"
                .formatted(
                        String.join(", ", columns),
                        String.join(", ", values),
                        condition == null ? "TRUE" : condition.sql(),
                        MATCH,
                        RowChange.ROWS,
                        change.alias());
    }
}
