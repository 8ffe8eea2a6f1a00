package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.CachedTables;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.parser.WrittenName;
import java.util.List;

/// CACHE TABLE: the columns of a table, or the rows of a query, are held in memory. Unless it is
/// LAZY, all columns are read at once.
record CacheExecution(Statement.Cache cache) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        QueryText query = cache.query();
        if (query == null) {
            Relation.Table table = table(context);
            context.catalogs()
                    .cached()
                    .add(
                            table,
                            context.catalog().resolve(cache.table()),
                            String.join(".", cache.table()));
        } else {
            context.session().cached().add(context, viewName(), query);
        }
        if (!cache.lazy()) {
            readAll(context);
        }
        return new OperationResult.Updated(0);
    }

    private String viewName() {
        if (cache.table().size() > 1) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "'%s' cannot have a schema: CACHE TABLE … AS makes a temporary view"
                            .formatted(String.join(".", cache.table())),
                    "Use '%s' alone.".formatted(cache.table().getLast()));
        }
        return cache.table().getFirst();
    }

    /// @throws FeldsparException with NOT_SUPPORTED for what has no Parquet files
    private Relation.Table table(StatementContext context) {
        List<String> written = cache.table();
        boolean temporary =
                written.size() == 1 && context.catalog().temporaryView(written.getFirst()) != null;
        TableName name = context.catalog().resolve(written);
        CatalogEntry entry = context.catalogs().entry(name);
        if (entry == null && !temporary) {
            throw new FeldsparException(
                    ErrorCode.TABLE_NOT_FOUND,
                    "Table '%s' not found".formatted(String.join(".", written)),
                    "See SHOW TABLES.");
        }
        if (!temporary
                && entry != null
                && entry.relation() instanceof Relation.Table table
                && CachedTables.possible(context.catalog().open(table))) {
            return table;
        }
        throw new FeldsparException(
                ErrorCode.NOT_SUPPORTED,
                "'%s' is not a table of Parquet files".formatted(String.join(".", written)),
                "Cache its rows: CACHE TABLE a_name AS SELECT * FROM %s."
                        .formatted(String.join(".", written)));
    }

    private void readAll(StatementContext context) {
        Dialect dialect = context.session().dialect();
        PlannedQuery all =
                context.session()
                        .plan(
                                QueryText.of(
                                        "SELECT * FROM " + WrittenName.of(cache.table(), dialect),
                                        dialect),
                                List.of(),
                                context.operation()::check);
        try (RunningQuery rows = context.start(all.plan(), false)) {
            while (rows.next() != null) {
                context.operation().check();
            }
        }
    }
}
