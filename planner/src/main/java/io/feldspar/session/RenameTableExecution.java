package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.parser.Statement;

/// ALTER TABLE … RENAME TO, within a schema.
record RenameTableExecution(Statement.RenameTable rename) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        TableName from = context.catalog().resolve(rename.table());
        if (rename.ifExists() && context.catalogs().entry(from) == null) {
            return new OperationResult.Updated(0);
        }
        TargetTable.find(context, rename.table(), "The name of '%s'");
        TableName to =
                rename.name().size() == 1
                        ? new TableName(from.catalog(), from.schema(), rename.name().getFirst())
                        : context.catalog().resolve(rename.name());
        if (!to.catalog().equalsIgnoreCase(from.catalog())
                || !to.schema().equalsIgnoreCase(from.schema())) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "Table '%s' cannot be moved to another schema".formatted(from.name()),
                    "Make another there with CREATE TABLE … AS.");
        }
        context.operation()
                .commit(
                        () -> {
                            context.catalogs()
                                    .writable(from.catalog())
                                    .rename(from.schema(), from.name(), to.name());
                            return true;
                        });
        return new OperationResult.Updated(0);
    }
}
