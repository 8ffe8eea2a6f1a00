package io.feldspar.session;

import io.feldspar.executor.source.cache.DataCache;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.CachedTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// SHOW CACHED TABLES: the tables, and the session's queries, that are held in memory, with their
/// bytes in this process.
record ShowCachedExecution() implements StatementExecution {

    private static final Schema SCHEMA =
            Schema.of(
                    new Field("name", SimpleType.VARCHAR, false),
                    new Field("bytes", SimpleType.BIGINT, false));

    @Override
    public OperationResult run(StatementContext context) {
        List<CachedTables.Entry> entries =
                new ArrayList<>(context.catalogs().cached().entries(context.catalog().access()));
        entries.addAll(context.session().cached().entries());
        entries.sort(Comparator.comparing(CachedTables.Entry::name));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (CachedTables.Entry entry : entries) {
            rows.add(List.of(entry.name(), DataCache.bytes(entry.id())));
        }
        return TextRows.of(SCHEMA, rows);
    }
}
