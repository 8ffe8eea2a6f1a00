package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.WritableCatalog;
import io.feldspar.sql.catalog.WritableCatalog.OnExisting;
import io.feldspar.sql.parser.Statement;

/// CREATE VIEW and CREATE TEMPORARY VIEW. The query is checked, not run.
record CreateViewExecution(Statement.CreateView create) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        FeldsparSession session = context.session();
        SessionCatalog catalog = context.catalog();
        session.describe(create.query());
        Relation.View view =
                new Relation.View(
                        create.query().sql(),
                        create.columns(),
                        session.currentCatalog(),
                        session.currentSchema());
        OnExisting onExisting =
                CreateTableExecution.onExisting(create.ifNotExists(), create.orReplace());
        if (create.temporary()) {
            String name = create.name().getLast();
            context.operation().commit(() -> catalog.createTemporaryView(name, view, onExisting));
        } else {
            TableName name = catalog.resolve(create.name());
            WritableCatalog target = context.catalogs().writable(name.catalog());
            context.operation()
                    .commit(() -> target.create(name.schema(), name.name(), view, onExisting));
        }
        return new OperationResult.Updated(0);
    }
}
