package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.access.Privilege;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.parser.Statement;

/// UNCACHE TABLE and CLEAR CACHE.
record UncacheExecution(Statement.Uncache uncache) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        boolean query =
                uncache.table().size() == 1
                        && context.session().cached().remove(uncache.table().getFirst());
        if (!query && !removeTable(context) && !uncache.ifExists()) {
            throw new FeldsparException(
                    ErrorCode.TABLE_NOT_FOUND,
                    "Table '%s' is not cached".formatted(String.join(".", uncache.table())),
                    "See SHOW CACHED TABLES, or use IF EXISTS.");
        }
        return new OperationResult.Updated(0);
    }

    private boolean removeTable(StatementContext context) {
        TableName name = context.catalog().resolve(uncache.table());
        CatalogEntry entry = context.catalogs().entry(name);
        if (entry != null) {
            context.catalog().access().require(Privilege.SELECT, name.securable());
        }
        return entry != null
                && entry.relation() instanceof Relation.Table table
                && context.catalogs().cached().remove(table);
    }

    /// All tables that the user may see, and the queries of the session.
    static OperationResult all(StatementContext context) {
        context.catalogs().cached().clear(context.catalog().access());
        context.session().cached().clear();
        return new OperationResult.Updated(0);
    }
}
