package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.parser.Statement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// VACUUM: old states of a table go, and files that nobody needs. Statements that run keep what
/// they read.
record VacuumExecution(Statement.Vacuum vacuum) implements StatementExecution {

    private static final Duration DEFAULT_RETENTION = Duration.ofDays(7);

    @Override
    public OperationResult run(StatementContext context) {
        TableName name = context.catalog().resolve(vacuum.table());
        Relation.IcebergTable table = TargetTable.find(context, vacuum.table(), "Rows of '%s'");
        Integer hours = vacuum.hours();
        Duration retained = hours == null ? DEFAULT_RETENTION : Duration.ofHours(hours);
        List<Path> garbage =
                context.operation()
                        .commit(
                                () ->
                                        context.catalogs()
                                                .writable(name.catalog())
                                                .vacuum(table, retained));
        context.files().retire(garbage);
        return new OperationResult.Updated(garbage.size());
    }
}
