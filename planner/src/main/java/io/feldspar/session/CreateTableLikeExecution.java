package io.feldspar.session;

import io.feldspar.executor.type.Field;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.TableConstraint;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// CREATE TABLE … LIKE: a table with the columns of a table, a view or files.
record CreateTableLikeExecution(Statement.CreateTableLike create) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        TableDetails details = NamedRelation.find(context, create.source()).tableDetails(context);
        List<ColumnDefinition> columns = new ArrayList<>();
        for (Field field : NamedRelation.columns(context, create.source()).fields()) {
            columns.add(column(field, details));
        }
        List<TableConstraint> constraints =
                details != null && create.all() ? constraints(details) : List.of();
        return new CreateTableExecution(
                        new Statement.CreateTable(
                                create.name(),
                                create.ifNotExists(),
                                create.orReplace(),
                                columns,
                                constraints,
                                details == null ? List.of() : details.partitioning(),
                                null,
                                null,
                                Map.of(),
                                Map.of(),
                                null))
                .run(context);
    }

    private ColumnDefinition column(Field field, @Nullable TableDetails details) {
        if (details != null) {
            for (ColumnDefinition each : details.columns()) {
                if (each.field().name().equals(field.name())) {
                    return create.all() ? each : each.with(null);
                }
            }
        }
        return ColumnDefinition.of(field);
    }

    /// Checks with their names, keys with new ones; foreign keys are left out, as in PostgreSQL.
    private static List<TableConstraint> constraints(TableDetails details) {
        List<TableConstraint> constraints = new ArrayList<>();
        for (TableConstraint each : details.constraints()) {
            switch (each) {
                case TableConstraint.Check check -> constraints.add(check);
                case TableConstraint.Key key ->
                        constraints.add(
                                new TableConstraint.Key(null, key.primary(), key.columns()));
                case TableConstraint.ForeignKey _ -> {}
            }
        }
        return constraints;
    }
}
