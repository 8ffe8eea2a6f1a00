package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableAlteration;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.WritableCatalog;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import java.util.List;

/// ALTER TABLE and COMMENT ON, which write no rows. What must hold for all rows is checked in one
/// state of the table, which must still be the newest when the change is made.
record AlterTableExecution(Statement.AlterTable alter) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        TableName name = context.catalog().resolve(alter.table());
        if (alter.ifExists() && context.catalogs().entry(name) == null) {
            return new OperationResult.Updated(0);
        }
        Relation.IcebergTable table = TargetTable.find(context, alter.table(), "Table '%s'");
        WritableCatalog catalog = context.catalogs().writable(name.catalog());
        TableDetails details = catalog.details(table);
        boolean checked = false;
        for (TableAlteration change : alter.changes()) {
            if (change instanceof TableAlteration.SetNullable(String column, boolean nullable)
                    && !nullable) {
                requireNoNull(context, details, column);
                checked = true;
            }
        }
        Long snapshot = checked ? (Long) details.snapshot() : null;
        context.operation()
                .commit(
                        () -> {
                            catalog.alter(table, snapshot, alter.changes());
                            return true;
                        });
        return new OperationResult.Updated(0);
    }

    /// A column that the statement itself adds is checked where it is added.
    private void requireNoNull(StatementContext context, TableDetails details, String name) {
        for (ColumnDefinition column : details.columns()) {
            Field field = column.field();
            if (field.name().equalsIgnoreCase(name) && holdsNull(context, field)) {
                throw new FeldsparException(
                        ErrorCode.NOT_NULL_VIOLATION,
                        "Column '%s' holds NULL".formatted(field.name()),
                        "Give these rows a value with UPDATE first.");
            }
        }
    }

    private boolean holdsNull(StatementContext context, Field field) {
        String sql =
                "SELECT 1 FROM %s WHERE %s IS NULL LIMIT 1"
                        .formatted(
                                Metadata.quoted(alter.table()),
                                Metadata.quoted(List.of(field.name())));
        try (RunningQuery query = context.start(context.plan(QueryText.of(sql)).plan(), false)) {
            Batch batch = query.next();
            return batch != null && batch.rowCount() > 0;
        }
    }
}
