package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.GlobalViews;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.WritableCatalog;
import io.feldspar.sql.catalog.WritableCatalog.OnExisting;
import io.feldspar.sql.parser.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// CREATE VIEW and CREATE TEMPORARY VIEW. The query is checked, not run.
record CreateViewExecution(Statement.CreateView create) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        FeldsparSession session = context.session();
        SessionCatalog catalog = context.catalog();
        checkColumns(session.describe(create.query()).size());
        Relation.View view =
                new Relation.View(
                        create.query().sql(),
                        create.columns(),
                        session.currentCatalog(),
                        session.currentSchema(),
                        create.query().dialect(),
                        create.temporary() ? Relation.Definer.READER : catalog.definer(),
                        create.query().isTree() ? create.query() : null);
        OnExisting onExisting =
                CreateTableExecution.onExisting(create.ifNotExists(), create.orReplace());
        if (create.temporary() && GlobalViews.isName(create.name())) {
            String name = create.name().getLast();
            context.operation()
                    .commit(
                            () ->
                                    context.catalogs()
                                            .globalViews()
                                            .create(name, view, catalog.access(), onExisting));
        } else if (create.temporary()) {
            String name = create.name().getLast();
            context.operation().commit(() -> catalog.createTemporaryView(name, view, onExisting));
        } else {
            requireLasting(session.sources(create.query()).temporary());
            TableName name = catalog.resolve(create.name());
            WritableCatalog target = context.catalogs().writable(name.catalog());
            context.operation()
                    .commit(() -> target.create(name.schema(), name.name(), view, onExisting));
        }
        return new OperationResult.Updated(0);
    }

    /// Other sessions read the view too, and do not have the temporary ones of this session.
    private static void requireLasting(Set<String> temporary) {
        if (!temporary.isEmpty()) {
            String name = temporary.iterator().next();
            throw new FeldsparException(
                    ErrorCode.TEMPORARY_OBJECT,
                    "The view reads the temporary view '%s'".formatted(name),
                    "Write CREATE TEMPORARY VIEW, or make a view or table of '%s'."
                            .formatted(name));
        }
    }

    private void checkColumns(int columns) {
        int named = create.columns().size();
        if (named > 0 && named != columns) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "The view names %d columns but its query has %d".formatted(named, columns),
                    "Name all of them, or none.");
        }
        Set<String> names = new HashSet<>();
        for (String name : create.columns()) {
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw new FeldsparException(
                        ErrorCode.COLUMN_DUPLICATE,
                        "The view names '%s' twice".formatted(name),
                        "Give one of the columns another name.");
            }
        }
    }
}
