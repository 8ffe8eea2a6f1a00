package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.GlobalViews;
import io.feldspar.sql.catalog.WritableCatalog;
import io.feldspar.sql.parser.Statement;
import java.util.List;

/// CREATE SCHEMA.
record CreateSchemaExecution(Statement.CreateSchema create) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        WritableCatalog catalog = catalog(context, create.name());
        String name = create.name().getLast();
        if (GlobalViews.isSchema(name)) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "Schema '%s' is that of global temporary views".formatted(name),
                    "Choose another name.");
        }
        boolean made = context.operation().commit(() -> catalog.createSchema(name));
        if (!made && !create.ifNotExists()) {
            throw new FeldsparException(
                    ErrorCode.TABLE_ALREADY_EXISTS,
                    "Schema '%s' already exists".formatted(name),
                    "Choose another name, or use IF NOT EXISTS.");
        }
        return new OperationResult.Updated(0);
    }

    /// The catalog of a schema's name, by default the one that can be changed.
    static WritableCatalog catalog(StatementContext context, List<String> schema) {
        return context.catalogs()
                .writable(schema.size() > 1 ? schema.getFirst() : Catalogs.DEFAULT_CATALOG);
    }
}
