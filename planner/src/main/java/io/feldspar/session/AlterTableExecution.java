package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.Formula;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableAlteration;
import io.feldspar.sql.catalog.TableConstraint;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.WritableCatalog;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.parser.WrittenName;

/// ALTER TABLE and COMMENT ON, which write no rows, but where they add columns with values. What
/// must hold for all rows is checked in one state of the table, which must still be the newest when
/// the change is made.
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
        AlteredTable altered = AlteredTable.of(context, name, details, alter.changes());
        if (altered.hasNewValues() && details.snapshot() != TableDetails.NO_ROWS) {
            altered.fill(context, catalog.rewrite(table, altered.changes()));
            return new OperationResult.Updated(0);
        }
        boolean checked = false;
        for (TableAlteration change : altered.changes()) {
            checked |= check(context, details, change);
        }
        Long snapshot = checked ? (Long) details.snapshot() : null;
        context.operation()
                .commit(
                        () -> {
                            catalog.alter(table, snapshot, altered.changes());
                            return true;
                        });
        return new OperationResult.Updated(0);
    }

    /// Looks for rows that do not meet what is demanded now.
    ///
    /// @return whether there was something to look for
    private boolean check(StatementContext context, TableDetails details, TableAlteration change) {
        return switch (change) {
            case TableAlteration.SetNullable(String column, boolean nullable) when !nullable -> {
                requireNoNull(context, details, column);
                yield true;
            }
            case TableAlteration.AddConstraint(TableConstraint.Check check) -> {
                requireMet(context, details, check);
                yield true;
            }
            default -> false;
        };
    }

    /// A column that the statement itself adds is checked where it is added.
    private void requireNoNull(StatementContext context, TableDetails details, String name) {
        for (ColumnDefinition column : details.columns()) {
            String found = column.field().name();
            if (found.equalsIgnoreCase(name)
                    && exists(
                            context,
                            WrittenName.of(found, Dialect.FELDSPAR) + " IS NULL",
                            Dialect.FELDSPAR)) {
                throw new FeldsparException(
                        ErrorCode.NOT_NULL_VIOLATION,
                        "Column '%s' holds NULL".formatted(found),
                        "Give these rows a value with UPDATE first.");
            }
        }
    }

    /// New columns are NULL, with which a condition is not false unless it says so.
    private void requireMet(
            StatementContext context, TableDetails details, TableConstraint.Check check) {
        Formula condition = check.condition();
        boolean known =
                condition.columns().stream()
                        .allMatch(
                                column ->
                                        details.columns().stream()
                                                .anyMatch(
                                                        each ->
                                                                each.field()
                                                                        .name()
                                                                        .equals(column)));
        if (known
                && exists(
                        context, "NOT (\n%s\n)".formatted(condition.sql()), condition.dialect())) {
            throw new FeldsparException(
                    ErrorCode.CHECK_VIOLATION,
                    "A row of table '%s' does not meet CHECK (%s)"
                            .formatted(alter.table().getLast(), condition.sql()),
                    "Change these rows with UPDATE first.");
        }
    }

    private boolean exists(StatementContext context, String condition, Dialect dialect) {
        String sql =
                "SELECT 1 FROM %s WHERE %s LIMIT 1"
                        .formatted(WrittenName.of(alter.table(), dialect), condition);
        QueryText text = QueryText.of(sql, dialect);
        try (RunningQuery query = context.start(context.plan(text).plan(), false)) {
            Batch batch = query.next();
            return batch != null && batch.rowCount() > 0;
        }
    }
}
