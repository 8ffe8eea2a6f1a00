package io.feldspar.sql.table;

import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.executor.source.format.RowsTable;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.access.Access;
import io.feldspar.sql.access.Privilege;
import io.feldspar.sql.access.Securable;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.FileReference;
import io.feldspar.sql.catalog.InformationRows;
import io.feldspar.sql.catalog.InformationTable;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.TableTime;
import io.feldspar.sql.catalog.TimedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.calcite.jdbc.CalciteSchema;
import org.jspecify.annotations.Nullable;

/// The catalogs of a session as a tree of Calcite's schemas, for one analysis.
///
/// ```text
/// root ─┬─ feldspar ── main ── lineitem        catalogs
///       ├─ temp ── my_view                     the session's temporary views
///       ├─ parquet ── 'dir/*.parquet'          formats: any path is a table
///       └─ 'dir/file.csv'                      files whose name tells their format
/// ```
/// One analysis opens a table once, so that it sees one snapshot of its files.
public final class CatalogTree {

    private final SessionCatalog session;
    private final ViewTable.Expander expander;
    private final boolean withRows;
    private final Map<String, Opened> opened = new LinkedHashMap<>();
    private final Map<Relation.Definer, CalciteSchema> roots = new HashMap<>();
    private final Set<String> temporary = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean views;
    private boolean filtered;

    /// With whose rights names are looked up. Temporary views belong to the reader alone, so that
    /// they do not stand for what a view of another user means.
    private record Scope(Relation.Definer definer, Catalogs catalogs, Access access) {}

    /// @param reopen opens what the name stands for now
    public record Opened(SourceTable table, Supplier<ResolvedTable> reopen) {}

    /// @param withRows whether the tables of `information_schema` have rows, or columns alone
    public CatalogTree(SessionCatalog session, ViewTable.Expander expander, boolean withRows) {
        this.session = session;
        this.expander = expander;
        this.withRows = withRows;
    }

    /// What there is for a query, or for that of a view, that reads with these rights.
    public CalciteSchema root(Relation.Definer definer) {
        return roots.computeIfAbsent(
                definer,
                _ -> {
                    Scope scope =
                            new Scope(definer, session.catalogs(definer), session.access(definer));
                    return CalciteSchema.createRootSchema(
                            false,
                            false,
                            "",
                            new NamedSchema(
                                    name -> fileByName(scope, name),
                                    name -> schemaOfRoot(scope, name)));
                });
    }

    /// Whether row filters, column masks or tables are in what was opened that the user may not
    /// see.
    public boolean filtered() {
        return filtered;
    }

    /// Where names are looked up, first to last.
    public static List<List<String>> paths(String catalog, String schema) {
        return List.of(
                List.of(Catalogs.TEMPORARY), List.of(catalog, schema), List.of(catalog), List.of());
    }

    /// The tables that were opened so far.
    public List<Opened> tables() {
        return List.copyOf(opened.values());
    }

    /// What the user may not expect of their rows.
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// The columns of the tables that were opened so far.
    public List<String> columnNames() {
        List<String> names = new ArrayList<>();
        for (Opened each : opened.values()) {
            Schema schema = each.table().resolved().table().schema();
            schema.fields().forEach(field -> names.add(field.name()));
        }
        return names;
    }

    /// Whether any table or view was opened so far.
    public boolean readsRelations() {
        return views || !opened.isEmpty() || !temporary.isEmpty();
    }

    /// The names of the temporary views that were opened so far.
    public Set<String> temporaryViews() {
        return temporary;
    }

    /// The columns that the tables which were opened so far have but nothing can read.
    public List<String> unreadableColumns() {
        return opened.values().stream()
                .flatMap(each -> each.table().resolved().table().unreadableColumns().stream())
                .distinct()
                .toList();
    }

    private org.apache.calcite.schema.@Nullable Schema schemaOfRoot(Scope scope, String name) {
        Catalogs catalogs = scope.catalogs();
        if (name.equalsIgnoreCase(Catalogs.TEMPORARY)) {
            return scope.definer().kind() != Relation.Definer.Kind.READER
                    ? null
                    : new NamedSchema(this::temporaryView, _ -> null);
        }
        if (name.equals(SessionCatalog.ROWS)) {
            return new NamedSchema(this::rowsOfStatement, _ -> null);
        }
        if (catalogs.find(name) != null) {
            return new NamedSchema(_ -> null, schema -> schemaOf(catalogs, name, schema));
        }
        return catalogs.hasFormat(name)
                ? new NamedSchema(
                        path -> files(scope, name.toLowerCase(Locale.ROOT), path), _ -> null)
                : null;
    }

    private org.apache.calcite.schema.@Nullable Schema schemaOf(
            Catalogs catalogs, String catalog, String schema) {
        return catalogs.hasSchema(catalog, schema)
                ? new NamedSchema(
                        table -> {
                            TimedName name = TimedName.decode(table);
                            return relation(
                                    catalogs, new TableName(catalog, schema, name.name()), name);
                        },
                        _ -> null)
                : null;
    }

    private org.apache.calcite.schema.@Nullable Table rowsOfStatement(String name) {
        ResolvedTable rows = session.rows(name);
        return rows == null
                ? null
                : opened.computeIfAbsent(name, _ -> new Opened(new SourceTable(rows), () -> rows))
                        .table();
    }

    private org.apache.calcite.schema.@Nullable Table temporaryView(String name) {
        Relation.View view = session.temporaryView(name);
        if (view == null) {
            return null;
        }
        temporary.add(name);
        return new ViewTable(name, view, expander);
    }

    private org.apache.calcite.schema.@Nullable Table relation(
            Catalogs catalogs, TableName name, TimedName written) {
        CatalogEntry entry = catalogs.entry(name);
        views |= entry != null && entry.relation() instanceof Relation.View;
        if (entry != null && !written.latest() && !hasVersions(entry.relation())) {
            throw SessionCatalog.withoutVersions(name.name());
        }
        // A view reads with the rights of who made it.
        filtered |= entry != null && !session.access().sees(name.securable());
        return entry == null
                ? null
                : switch (entry.relation()) {
                    case Relation.Restricted restricted -> restricted(restricted, written);
                    case Relation.Table table -> open(table, written);
                    case Relation.Callable _, Relation.Numbers _ -> null;
                    case Relation.View view -> new ViewTable(name.name(), view, expander);
                    case Relation.Information information -> open(information);
                };
    }

    private static boolean hasVersions(Relation relation) {
        return relation instanceof Relation.IcebergTable
                || (relation instanceof Relation.Restricted restricted
                        && hasVersions(restricted.relation()));
    }

    private ViewTable restricted(Relation.Restricted restricted, TimedName written) {
        if (restricted.restriction().readsNothing()) {
            throw session.access().refused(Privilege.SELECT, restricted.name().securable());
        }
        filtered |= restricted.restriction().hasPolicy();
        TableName name = restricted.name();
        Schema columns = columns(name, restricted.relation(), session.timeOf(written));
        return new ViewTable(
                name.name(), RestrictedView.of(restricted, columns, written.clause()), expander);
    }

    private org.apache.calcite.schema.@Nullable Table fileByName(Scope scope, String name) {
        String format = session.catalogs().formatOf(name);
        return format == null ? null : files(scope, format, name);
    }

    private SourceTable files(Scope scope, String format, String encoded) {
        scope.access().require(Privilege.SELECT, Securable.ANY_FILE);
        FileReference reference = FileReference.decode(encoded);
        Relation.FileTable files =
                new Relation.FileTable(format, reference.paths(), reference.options(), null);
        // Not the same as a table over these files, which others may open.
        return open("path " + files, () -> session.openNamed(files, scope.access()));
    }

    /// The time may be an expression such as CURRENT_TIMESTAMP, which a cached plan must not keep.
    private SourceTable open(Relation.Table table, TimedName written) {
        return open(table + written.clause(), () -> session.open(table, session.timeOf(written)));
    }

    private SourceTable open(String key, Supplier<ResolvedTable> opener) {
        Opened known = opened.get(key);
        if (known != null) {
            return known.table();
        }
        SourceTable wrapped = new SourceTable(opener.get());
        opened.put(key, new Opened(wrapped, opener));
        return wrapped;
    }

    private SourceTable open(Relation.Information information) {
        return opened.computeIfAbsent(
                        information.toString(),
                        _ ->
                                new Opened(
                                        new SourceTable(rows(information)),
                                        () -> rows(information)))
                .table();
    }

    private ResolvedTable rows(Relation.Information information) {
        InformationTable table = information.table();
        InformationRows source =
                new InformationRows(session, information.catalog(), this::columnsNow);
        TableHandle.Rows handle =
                new TableHandle.Rows(
                        "%s.%s.%s"
                                .formatted(
                                        information.catalog(),
                                        InformationTable.SCHEMA,
                                        table.sqlName()),
                        table.columns(),
                        withRows ? table.rows(source) : List.of());
        warnings.addAll(source.warnings());
        return new ResolvedTable(handle, new RowsTable(handle));
    }

    private Schema columnsNow(TableName name, Relation relation) {
        return columns(name, relation, TableTime.LATEST);
    }

    private Schema columns(TableName name, Relation relation, TableTime time) {
        return switch (relation) {
            case Relation.View view -> expander.columns(view, name.name());
            case Relation.Restricted restricted ->
                    RestrictedView.columns(
                            restricted.restriction(), columns(name, restricted.relation(), time));
            case Relation.Table table -> session.open(table, time).table().schema();
            case Relation.Information information -> information.table().columns();
            case Relation.Callable _, Relation.Numbers _ -> new Schema(List.of());
        };
    }
}
