package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.TableTime;
import io.feldspar.sql.catalog.TimedName;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.List;

/// RESTORE TABLE: an earlier state becomes the current one, as a new version.
record RestoreExecution(Statement.Restore restore) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        TimedName timed = TimedName.decode(restore.table().getLast());
        List<String> written = new ArrayList<>(restore.table());
        written.set(written.size() - 1, timed.name());
        TableName name = context.catalog().resolve(written);
        Relation.IcebergTable table = TargetTable.find(context, written, "Rows of '%s'");
        TableTime time = context.catalog().timeOf(timed);
        context.operation()
                .commit(
                        () -> {
                            context.catalogs().writable(name.catalog()).restore(table, time);
                            return true;
                        });
        return new OperationResult.Updated(0);
    }
}
