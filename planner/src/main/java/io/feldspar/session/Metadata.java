package io.feldspar.session;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.NamePattern;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.parser.QueryText;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What there is to query, as a session sees it.
public final class Metadata {

    /// A table or a view.
    public record TableInfo(String catalog, String schema, String name, boolean view) {

        /// The name as a statement gives it, part by part.
        List<String> path() {
            return catalog.equals(Catalogs.TEMPORARY)
                    ? List.of(Catalogs.TEMPORARY, name)
                    : List.of(catalog, schema, name);
        }
    }

    private final FeldsparSession session;

    Metadata(FeldsparSession session) {
        this.session = session;
    }

    public List<String> catalogs() {
        return session.catalog().catalogs().names();
    }

    public List<String> schemas(String catalog) {
        return session.catalog().catalogs().get(catalog).schemas();
    }

    public List<TableInfo> tables(String catalog, String schema) {
        return tables(catalog, schema, NamePattern.ALL);
    }

    /// The tables and views of a schema whose names match.
    public List<TableInfo> tables(String catalog, String schema, NamePattern pattern) {
        return session.catalog().catalogs().list(catalog, schema, pattern).stream()
                .map(
                        each ->
                                new TableInfo(
                                        catalog,
                                        schema,
                                        each.name(),
                                        each.kind() == Relation.Kind.VIEW))
                .toList();
    }

    /// The functions by name.
    public SortedMap<String, Description> functions() {
        FunctionRegistry registry = FunctionRegistry.builtIn();
        SortedMap<String, Description> functions = new TreeMap<>();
        registry.scalars().forEach(each -> functions.put(each.name(), each.description()));
        registry.aggregates().forEach(each -> functions.put(each.name(), each.description()));
        registry.windows().forEach(each -> functions.put(each.name(), each.description()));
        registry.written().forEach(each -> functions.put(each.name(), each.description()));
        return functions;
    }

    /// The temporary views of the session, in catalog and schema `temp`.
    public List<TableInfo> temporaryViews() {
        return session.catalog().temporaryViews().stream()
                .map(name -> new TableInfo(Catalogs.TEMPORARY, Catalogs.TEMPORARY, name, true))
                .toList();
    }

    /// The names that can be used without a schema.
    public List<String> visibleNames() {
        return session.catalog().visibleNames();
    }

    /// @throws io.feldspar.executor.error.FeldsparException with TABLE_NOT_FOUND
    public Schema columns(TableInfo table) {
        return columns(table.path());
    }

    /// The columns that the table has but nothing can read, such as lists.
    public List<String> unreadableColumns(TableInfo table) {
        return unreadableColumns(table.path());
    }

    Schema columns(List<String> name) {
        return session.describe(all(name));
    }

    List<String> unreadableColumns(List<String> name) {
        return session.unreadableColumns(all(name));
    }

    private static QueryText all(List<String> name) {
        return QueryText.of("SELECT * FROM " + quoted(name));
    }

    static String quoted(List<String> name) {
        StringBuilder text = new StringBuilder();
        for (String part : name) {
            text.append(text.isEmpty() ? "" : ".")
                    .append('"')
                    .append(part.replace("\"", "\"\""))
                    .append('"');
        }
        return text.toString();
    }
}
