package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.NamePattern;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// SHOW CATALOGS, SCHEMAS, TABLES, VIEWS and FUNCTIONS. In Spark's dialect, the columns are those
/// of Spark.
record ShowExecution(Statement.Show show) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        boolean spark = context.session().dialect() == Dialect.SPARK;
        return switch (show.kind()) {
            case CATALOGS -> names("catalog", context.session().metadata().catalogs());
            case SCHEMAS -> names(spark ? "namespace" : "schema", schemas(context));
            case TABLES, VIEWS -> spark ? sparkRelations(context) : relations(context);
            case ALL_TABLES -> allTables(context);
            case TABLES_EXTENDED -> extended(context);
            case FUNCTIONS -> names("function", functions(context, spark));
            case USER_FUNCTIONS -> names("function", userFunctions(context));
        };
    }

    private NamePattern pattern() {
        String like = show.like();
        return like == null ? NamePattern.ALL : NamePattern.ofShow(like);
    }

    private OperationResult names(String column, Collection<String> names) {
        Predicate<String> wanted = pattern().matcher();
        return TextRows.of(
                List.of(column),
                names.stream().filter(wanted).map(List::<@Nullable Object>of).toList());
    }

    private List<String> schemas(StatementContext context) {
        FeldsparSession session = context.session();
        return session.metadata()
                .schemas(show.in().isEmpty() ? session.currentCatalog() : show.in().getLast());
    }

    private static List<String> userFunctions(StatementContext context) {
        SessionCatalog catalog = context.catalog();
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(catalog.temporaryFunctions());
        context.catalogs()
                .get(catalog.currentCatalog())
                .functions(catalog.currentSchema())
                .forEach(entry -> names.add(Relation.Function.nameOfEntry(entry)));
        return List.copyOf(names);
    }

    private static List<String> functions(StatementContext context, boolean spark) {
        Set<String> names = new TreeSet<>(context.session().metadata().functions().keySet());
        userFunctions(context).forEach(name -> names.add(name.toUpperCase(Locale.ROOT)));
        return spark
                ? names.stream().map(name -> name.toLowerCase(Locale.ROOT)).sorted().toList()
                : List.copyOf(names);
    }

    private OperationResult relations(StatementContext context) {
        List<Metadata.TableInfo> found = found(context.session());
        return show.kind() == Statement.Show.Kind.VIEWS
                ? TextRows.of(
                        List.of("view"),
                        found.stream().map(view -> List.<@Nullable Object>of(view.name())).toList())
                : TextRows.of(
                        List.of("table", "kind"),
                        found.stream()
                                .map(each -> List.<@Nullable Object>of(each.name(), kind(each)))
                                .toList());
    }

    private OperationResult sparkRelations(StatementContext context) {
        boolean views = show.kind() == Statement.Show.Kind.VIEWS;
        return TextRows.of(
                sparkSchema(List.of("namespace", views ? "viewName" : "tableName")),
                found(context.session()).stream().map(ShowExecution::sparkRow).toList());
    }

    private static Schema sparkSchema(List<String> texts) {
        List<Field> columns = new ArrayList<>(TextRows.schema(texts).fields());
        columns.add(new Field("isTemporary", SimpleType.BOOLEAN, false));
        return new Schema(columns);
    }

    private static List<@Nullable Object> sparkRow(Metadata.TableInfo relation) {
        boolean temporary = relation.catalog().equals(Catalogs.TEMPORARY);
        return List.of(temporary ? "" : relation.schema(), relation.name(), temporary);
    }

    private static String kind(Metadata.TableInfo relation) {
        return relation.view() ? "VIEW" : "TABLE";
    }

    private OperationResult allTables(StatementContext context) {
        Metadata metadata = context.session().metadata();
        List<Metadata.TableInfo> tables = new ArrayList<>();
        for (String catalog : metadata.catalogs()) {
            for (String schema : metadata.schemas(catalog)) {
                tables.addAll(metadata.tables(catalog, schema, pattern()));
            }
        }
        tables.addAll(temporaryViews(metadata));
        return TextRows.of(
                List.of("catalog", "schema", "table", "kind"),
                tables.stream()
                        .map(
                                each ->
                                        List.<@Nullable Object>of(
                                                each.catalog(),
                                                each.schema(),
                                                each.name(),
                                                kind(each)))
                        .toList());
    }

    private OperationResult extended(StatementContext context) {
        if (show.like() == null) {
            throw new FeldsparException(
                    ErrorCode.SYNTAX_ERROR,
                    "SHOW TABLE EXTENDED needs LIKE",
                    "Write SHOW TABLE EXTENDED LIKE 'pattern'.");
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Metadata.TableInfo each : found(context.session())) {
            List<@Nullable Object> row = new ArrayList<>(sparkRow(each));
            row.add(information(context, each));
            rows.add(row);
        }
        List<Field> columns =
                new ArrayList<>(sparkSchema(List.of("namespace", "tableName")).fields());
        columns.add(new Field("information", SimpleType.VARCHAR, true));
        return TextRows.of(new Schema(columns), rows);
    }

    private static String information(StatementContext context, Metadata.TableInfo table) {
        NamedRelation found = NamedRelation.find(context, table.path());
        Map<String, String> details = found.details(context, found.tableDetails(context));
        return details.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    private List<Metadata.TableInfo> temporaryViews(Metadata metadata) {
        Predicate<String> wanted = pattern().matcher();
        return metadata.temporaryViews().stream().filter(view -> wanted.test(view.name())).toList();
    }

    private List<Metadata.TableInfo> found(FeldsparSession session) {
        Metadata metadata = session.metadata();
        Catalogs catalogs = session.catalog().catalogs();
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
            tables.addAll(temporaryViews(metadata));
        }
        return show.kind() == Statement.Show.Kind.VIEWS
                ? tables.stream().filter(Metadata.TableInfo::view).toList()
                : tables;
    }
}
