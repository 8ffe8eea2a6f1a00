package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.access.Privilege;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.HistoryEntry;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.parser.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// DESCRIBE HISTORY: the retained states of a table, newest first.
record DescribeHistoryExecution(Statement.DescribeHistory describe) implements StatementExecution {

    private static final Schema COLUMNS =
            Schema.of(
                    new Field("version", SimpleType.BIGINT, false),
                    new Field("timestamp", SimpleType.TIMESTAMP_TZ, false),
                    new Field("operation", SimpleType.VARCHAR, false),
                    new Field("is_current", SimpleType.BOOLEAN, false),
                    new Field("snapshot_id", SimpleType.BIGINT, false),
                    new Field("parent_id", SimpleType.BIGINT, true),
                    new Field(
                            "operation_metrics",
                            new MapType(SimpleType.VARCHAR, SimpleType.VARCHAR),
                            false));

    @Override
    public OperationResult run(StatementContext context) {
        TableName name = context.catalog().resolve(describe.table());
        List<HistoryEntry> history =
                context.catalogs().writable(name.catalog()).history(table(context, name));
        Integer limit = describe.limit();
        List<List<@Nullable Object>> rows =
                history.stream()
                        .limit(limit == null ? history.size() : limit)
                        .map(DescribeHistoryExecution::row)
                        .toList();
        return TextRows.of(COLUMNS, rows);
    }

    private Relation.IcebergTable table(StatementContext context, TableName name) {
        CatalogEntry entry = context.catalogs().entry(name);
        if (entry == null) {
            throw new FeldsparException(
                    ErrorCode.TABLE_NOT_FOUND,
                    "Table '%s' not found".formatted(String.join(".", describe.table())),
                    "See SHOW TABLES.");
        }
        context.catalog().access().require(Privilege.SELECT, name.securable());
        if (entry.relation() instanceof Relation.Restricted restricted
                && restricted.restriction().hasPolicy()) {
            throw new FeldsparException(
                    ErrorCode.INSUFFICIENT_PRIVILEGE,
                    "The history of '%s' is not shown: it counts rows that its row filter hides"
                            .formatted(name.name()),
                    "Ask its owner to drop the filter first.");
        }
        Relation relation =
                entry.relation() instanceof Relation.Restricted restricted
                        ? restricted.relation()
                        : entry.relation();
        if (relation instanceof Relation.IcebergTable table) {
            return table;
        }
        throw SessionCatalog.withoutVersions(name.name());
    }

    private static List<@Nullable Object> row(HistoryEntry entry) {
        return Arrays.asList(
                entry.number(),
                TimeUnit.MILLISECONDS.toMicros(entry.timestampMillis()),
                entry.operation(),
                entry.current(),
                entry.snapshot(),
                entry.parent(),
                entry.metrics());
    }
}
