package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.NamePattern;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// SHOW CATALOGS, SCHEMAS, TABLES, VIEWS and FUNCTIONS.
record ShowExecution(Statement.Show show) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        FeldsparSession session = context.session();
        Metadata metadata = session.metadata();
        List<List<String>> rows =
                switch (show.kind()) {
                    case CATALOGS -> column(metadata.catalogs());
                    case SCHEMAS ->
                            column(
                                    metadata.schemas(
                                            show.in().isEmpty()
                                                    ? session.currentCatalog()
                                                    : show.in().getLast()));
                    case TABLES ->
                            relations(session).stream()
                                    .map(each -> List.of(each.name(), kind(each)))
                                    .toList();
                    case VIEWS ->
                            relations(session).stream()
                                    .filter(Metadata.TableInfo::view)
                                    .map(view -> List.of(view.name()))
                                    .toList();
                    case FUNCTIONS -> column(metadata.functions().keySet());
                };
        List<String> columns =
                switch (show.kind()) {
                    case CATALOGS -> List.of("catalog");
                    case SCHEMAS -> List.of("schema");
                    case TABLES -> List.of("table", "kind");
                    case VIEWS -> List.of("view");
                    case FUNCTIONS -> List.of("function");
                };
        Predicate<String> wanted = pattern().matcher();
        return TextRows.of(
                columns, rows.stream().filter(row -> wanted.test(row.getFirst())).toList());
    }

    private NamePattern pattern() {
        String like = show.like();
        return like == null ? NamePattern.ALL : new NamePattern(like);
    }

    private static List<List<String>> column(Collection<String> names) {
        return names.stream().map(List::of).toList();
    }

    private static String kind(Metadata.TableInfo relation) {
        return relation.view() ? "VIEW" : "TABLE";
    }

    private List<Metadata.TableInfo> relations(FeldsparSession session) {
        Metadata metadata = session.metadata();
        Catalogs catalogs = session.engine().catalogs();
        List<String> in = show.in();
        boolean namesCatalog =
                in.size() == 2 || (in.size() == 1 && catalogs.find(in.getFirst()) != null);
        String catalog = namesCatalog ? in.getFirst() : session.currentCatalog();
        List<String> schemas =
                in.isEmpty()
                        ? List.of(session.currentSchema())
                        : namesCatalog && in.size() == 1
                                ? metadata.schemas(catalog)
                                : List.of(in.getLast());
        List<Metadata.TableInfo> tables = new ArrayList<>();
        for (String schema : schemas) {
            if (!catalogs.hasSchema(catalog, schema)) {
                throw new FeldsparException(
                        ErrorCode.SCHEMA_NOT_FOUND,
                        "Schema '%s' not found".formatted(schema),
                        "See SHOW SCHEMAS.");
            }
            tables.addAll(metadata.tables(catalog, schema, pattern()));
        }
        if (in.isEmpty()) {
            tables.addAll(metadata.temporaryViews());
        }
        return tables;
    }
}
