package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.Catalog;
import io.feldspar.sql.catalog.NamePattern;
import io.feldspar.sql.catalog.WritableCatalog;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// DESCRIBE of a schema or a catalog.
record DescribeSchemaExecution(Statement.DescribeSchema describe) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        List<List<@Nullable Object>> rows = describe.catalog() ? catalog(context) : schema(context);
        return TextRows.of(List.of("info_name", "info_value"), rows);
    }

    private List<List<@Nullable Object>> catalog(StatementContext context) {
        Catalog catalog = context.catalogs().get(describe.name().getLast());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(List.of("Catalog Name", catalog.name()));
        if (describe.extended()) {
            rows.add(List.of("Writable", catalog instanceof WritableCatalog ? "YES" : "NO"));
            rows.add(List.of("Schemas", String.join(", ", catalog.schemas())));
        }
        return rows;
    }

    private List<List<@Nullable Object>> schema(StatementContext context) {
        List<String> name = describe.name();
        String catalog = name.size() > 1 ? name.getFirst() : context.session().currentCatalog();
        String schema = name.getLast();
        if (!context.catalogs().hasSchema(catalog, schema)) {
            throw new FeldsparException(
                    ErrorCode.SCHEMA_NOT_FOUND,
                    "Schema '%s' not found".formatted(String.join(".", name)),
                    "See SHOW SCHEMAS.");
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(List.of("Catalog Name", catalog));
        rows.add(List.of("Schema Name", schema));
        if (describe.extended()) {
            int count = context.catalogs().list(catalog, schema, NamePattern.ALL).size();
            rows.add(List.of("Tables and Views", String.valueOf(count)));
        }
        return rows;
    }
}
