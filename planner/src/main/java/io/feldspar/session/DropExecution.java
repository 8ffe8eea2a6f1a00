package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.GlobalViews;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.WritableCatalog;
import io.feldspar.sql.parser.Statement;
import java.nio.file.Path;
import java.util.List;

/// DROP TABLE, DROP VIEW, DROP SCHEMA, DROP FUNCTION and DROP VARIABLE.
///
/// Statements that run keep the table that they read: its files go after the last of them.
record DropExecution(Statement.Drop drop) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        boolean found =
                switch (drop.kind()) {
                    case SCHEMA -> dropSchema(context);
                    case VIEW -> dropView(context);
                    case TABLE -> dropRelation(context, Relation.Kind.TABLE);
                    case VARIABLE -> context.catalog().variables().drop(drop.name());
                    case FUNCTION -> dropFunction(context);
                    case INDEX -> true;
                    case SEQUENCE -> dropRelation(context, Relation.Kind.SEQUENCE);
                };
        if (!found && !drop.ifExists()) {
            throw notFound();
        }
        return new OperationResult.Updated(0);
    }

    private FeldsparException notFound() {
        String kind =
                switch (drop.kind()) {
                    case TABLE -> "Table";
                    case VIEW -> "View";
                    case SCHEMA -> "Schema";
                    case VARIABLE -> "Variable";
                    case FUNCTION -> "Function";
                    case INDEX -> "Index";
                    case SEQUENCE -> "Sequence";
                };
        return new FeldsparException(
                switch (drop.kind()) {
                    case TABLE, VIEW, SEQUENCE -> ErrorCode.TABLE_NOT_FOUND;
                    case SCHEMA -> ErrorCode.SCHEMA_NOT_FOUND;
                    case VARIABLE -> ErrorCode.VARIABLE_NOT_FOUND;
                    case FUNCTION -> ErrorCode.FUNCTION_NOT_FOUND;
                    case INDEX -> ErrorCode.OBJECT_NOT_FOUND;
                },
                "%s '%s' not found".formatted(kind, String.join(".", drop.name())),
                "Use IF EXISTS if it may be missing.");
    }

    private boolean dropSchema(StatementContext context) {
        WritableCatalog catalog = CreateSchemaExecution.catalog(context, drop.name());
        return context.operation()
                .commit(() -> catalog.dropSchema(drop.name().getLast(), drop.cascade()));
    }

    private boolean dropView(StatementContext context) {
        String name = drop.name().getLast();
        if (GlobalViews.isName(drop.name())) {
            SessionCatalog session = context.catalog();
            return context.operation()
                    .commit(() -> session.catalogs().globalViews().drop(name, session.access()));
        }
        boolean temporary =
                drop.name().size() == 1
                        || drop.name().getFirst().equalsIgnoreCase(Catalogs.TEMPORARY);
        if (temporary && context.catalog().temporaryView(name) != null) {
            return context.operation().commit(() -> context.catalog().removeTemporaryView(name));
        }
        return dropRelation(context, Relation.Kind.VIEW);
    }

    private boolean dropFunction(StatementContext context) {
        SessionCatalog catalog = context.catalog();
        String last = drop.name().getLast();
        if (drop.name().size() == 1 && catalog.temporaryFunctions().contains(last)) {
            return context.operation().commit(() -> catalog.removeTemporaryFunction(last));
        }
        TableName name = catalog.resolve(drop.name());
        return drop(
                context,
                new TableName(
                        name.catalog(), name.schema(), Relation.Function.entryName(name.name())),
                Relation.Kind.FUNCTION);
    }

    private boolean dropRelation(StatementContext context, Relation.Kind kind) {
        return drop(context, context.catalog().resolve(drop.name()), kind);
    }

    private static boolean drop(StatementContext context, TableName name, Relation.Kind kind) {
        WritableCatalog catalog = context.catalogs().writable(name.catalog());
        CatalogEntry entry = catalog.entry(name.schema(), name.name());
        List<Path> garbage =
                context.operation().commit(() -> catalog.drop(name.schema(), name.name(), kind));
        if (garbage == null) {
            return false;
        }
        if (entry != null && entry.relation() instanceof Relation.Table table) {
            context.catalogs().cached().remove(table);
        }
        context.files().retire(garbage);
        return true;
    }
}
