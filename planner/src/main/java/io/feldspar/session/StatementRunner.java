package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Runs one statement of a session.
final class StatementRunner {

    private final FeldsparSession session;
    private final List<@Nullable Object> parameters;
    private final long id;

    StatementRunner(FeldsparSession session, long id, List<@Nullable Object> parameters) {
        this.session = session;
        this.parameters = parameters;
        this.id = id;
    }

    StatementResult run(Statement statement) {
        return switch (statement) {
            case Statement.Query query -> {
                PlannedQuery planned = session.plan(query.text(), parameters);
                yield StatementResult.streaming(
                        SessionQuery.start(session, id, planned.plan(), false), planned.schema());
            }
            case Statement.Explain explain ->
                    new Explaining(session, id, parameters).explain(explain);
            case Statement.CreateTable create ->
                    updated(new TableChanges(session, id, parameters).create(create));
            case Statement.CreateView view ->
                    updated(new TableChanges(session, id, parameters).create(view));
            case Statement.CreateSchema schema ->
                    updated(new TableChanges(session, id, parameters).create(schema));
            case Statement.Drop drop ->
                    updated(new TableChanges(session, id, parameters).drop(drop));
            case Statement.Copy copy ->
                    updated(new TableChanges(session, id, parameters).copy(copy));
            case Statement.Insert insert ->
                    updated(new TableChanges(session, id, parameters).insert(insert));
            case Statement.Show show -> show(show);
            case Statement.Describe describe -> describe(describe);
            case Statement.DescribeQuery describe ->
                    described(columns(session.describe(describe.query())));
            case Statement.DescribeFunction function -> describe(function);
            case Statement.Set set -> set(set);
            case Statement.Reset reset -> reset(reset);
            case Statement.Use use -> {
                session.catalog().use(use.schema());
                yield updated(0);
            }
        };
    }

    private StatementResult updated(long rows) {
        return StatementResult.updated(id, rows);
    }

    private StatementResult show(Statement.Show show) {
        Metadata metadata = session.metadata();
        List<List<String>> rows = new ArrayList<>();
        List<String> columns =
                switch (show.kind()) {
                    case CATALOGS -> {
                        metadata.catalogs().forEach(name -> rows.add(List.of(name)));
                        yield List.of("catalog");
                    }
                    case SCHEMAS -> {
                        String catalog =
                                show.in().isEmpty()
                                        ? session.currentCatalog()
                                        : show.in().getLast();
                        metadata.schemas(catalog).forEach(name -> rows.add(List.of(name)));
                        yield List.of("schema");
                    }
                    case TABLES -> {
                        relations(show)
                                .forEach(
                                        table ->
                                                rows.add(
                                                        List.of(
                                                                table.name(),
                                                                table.view() ? "VIEW" : "TABLE")));
                        yield List.of("table", "kind");
                    }
                    case VIEWS -> {
                        relations(show).stream()
                                .filter(Metadata.TableInfo::view)
                                .forEach(view -> rows.add(List.of(view.name())));
                        yield List.of("view");
                    }
                    case FUNCTIONS -> {
                        functions().forEach(name -> rows.add(List.of(name)));
                        yield List.of("function");
                    }
                };
        return TextRows.of(id, columns, matching(rows, show.like()));
    }

    private List<Metadata.TableInfo> relations(Statement.Show show) {
        Metadata metadata = session.metadata();
        List<String> in = show.in();
        String catalog =
                in.size() == 2
                                || (in.size() == 1
                                        && session.engine().catalogs().hasCatalog(in.get(0)))
                        ? in.get(0)
                        : session.currentCatalog();
        List<String> schemas =
                in.isEmpty()
                        ? List.of(session.currentSchema())
                        : in.size() == 1 && in.get(0).equals(catalog)
                                ? metadata.schemas(catalog)
                                : List.of(in.getLast());
        List<Metadata.TableInfo> tables = new ArrayList<>();
        for (String schema : schemas) {
            if (!session.engine().catalogs().hasSchema(catalog, schema)) {
                throw new FeldsparException(
                        ErrorCode.SCHEMA_NOT_FOUND,
                        "Schema '%s' not found".formatted(schema),
                        "See SHOW SCHEMAS.");
            }
            tables.addAll(metadata.tables(catalog, schema));
        }
        if (in.isEmpty()) {
            tables.addAll(metadata.temporaryViews());
        }
        return tables;
    }

    private static Set<String> functions() {
        Set<String> names = new TreeSet<>();
        FunctionRegistry.builtIn().scalars().forEach(function -> names.add(function.name()));
        FunctionRegistry.builtIn().aggregates().forEach(function -> names.add(function.name()));
        return names;
    }

    private static List<List<String>> matching(List<List<String>> rows, @Nullable String like) {
        if (like == null) {
            return rows;
        }
        StringBuilder regex = new StringBuilder();
        for (char c : like.toCharArray()) {
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        Pattern pattern = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
        return rows.stream().filter(row -> pattern.matcher(row.get(0)).matches()).toList();
    }

    private StatementResult describe(Statement.Describe describe) {
        List<List<String>> rows = columns(session.metadata().columns(describe.table()));
        for (String name : session.metadata().unreadableColumns(describe.table())) {
            rows.add(List.of(name, "NESTED (not readable)", "YES"));
        }
        return described(rows);
    }

    private static List<List<String>> columns(Schema schema) {
        List<List<String>> rows = new ArrayList<>();
        for (Field field : schema.fields()) {
            rows.add(List.of(field.name(), field.type().sql(), field.nullable() ? "YES" : "NO"));
        }
        return rows;
    }

    private StatementResult described(List<List<String>> columns) {
        return TextRows.of(id, List.of("column", "type", "nullable"), columns);
    }

    private StatementResult describe(Statement.DescribeFunction describe) {
        FunctionRegistry registry = FunctionRegistry.builtIn();
        String name = describe.name().toUpperCase(Locale.ROOT);
        var scalar = registry.findScalar(name);
        Description description =
                scalar != null ? scalar.description() : registry.aggregate(name).description();
        return TextRows.of(
                id,
                List.of("property", "value"),
                List.of(
                        List.of("name", name),
                        List.of("group", description.category()),
                        List.of("usage", String.join("; ", description.signatures())),
                        List.of("description", description.doc()),
                        List.of("example", description.example() + " = " + description.result())));
    }

    private StatementResult set(Statement.Set set) {
        String key = set.key();
        String value = set.value();
        if (key != null && value != null) {
            if (!Settings.find(key).perSession()) {
                throw new FeldsparException(
                        ErrorCode.INVALID_PARAMETER,
                        "'%s' is an engine setting and cannot be changed with SET".formatted(key),
                        "Set it when the engine starts.");
            }
            session.set(key, value);
            return updated(0);
        }
        List<List<String>> rows = new ArrayList<>();
        for (Setting<?> setting :
                key == null ? Setting.ALL : List.<Setting<?>>of(Settings.find(key))) {
            rows.add(
                    List.of(
                            setting.key(),
                            session.settings().text(setting),
                            setting.description()));
        }
        return TextRows.of(id, List.of("setting", "value", "description"), rows);
    }

    private StatementResult reset(Statement.Reset reset) {
        String key = reset.key();
        if (key != null) {
            session.reset(key);
        } else {
            Setting.ALL.stream()
                    .filter(Setting::perSession)
                    .forEach(setting -> session.reset(setting.key()));
        }
        return updated(0);
    }
}
