package io.feldspar.sql.catalog;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableCatalog;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.sql.access.Access;
import io.feldspar.sql.access.Securable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// The catalogs of an engine by name, of which `feldspar` is the default, and what opens their
/// tables. Thread-safe; shared by all sessions.
public final class Catalogs {

    public static final String DEFAULT_CATALOG = "feldspar";
    public static final String DEFAULT_SCHEMA = "main";

    /// The schema that holds a session's temporary views.
    public static final String TEMPORARY = "temp";

    private final Map<String, Catalog> catalogs = new LinkedHashMap<>();
    private final Map<String, TableCatalog> generated = new LinkedHashMap<>();
    private final WritableCatalog main;
    private final TableOpener files;
    private final Access access;
    private final CachedTables cached;
    private final GlobalViews globalViews;

    /// @param main the default catalog
    /// @param files opens the files of tables
    public Catalogs(WritableCatalog main, List<TableCatalog> generated, TableOpener files) {
        this.main = main;
        this.files = files;
        this.access = Access.unlimited("");
        this.cached = new CachedTables();
        this.globalViews = new GlobalViews();
        add(main);
        for (TableCatalog each : generated) {
            this.generated.put(each.name(), each);
            add(new GeneratedCatalog(each));
        }
    }

    /// The same catalogs as one user sees them.
    private Catalogs(Catalogs all, Access access) {
        this.main = all.main;
        this.files = all.files;
        this.access = access;
        this.cached = all.cached;
        this.globalViews = all.globalViews;
        this.generated.putAll(all.generated);
        all.catalogs.forEach(
                (name, catalog) -> catalogs.put(name, GuardedCatalog.of(catalog, access)));
    }

    /// The catalogs as one user sees them.
    Catalogs seenBy(Access user) {
        return user.limited() ? new Catalogs(this, user) : this;
    }

    private boolean isSeen(String catalog) {
        return access.sees(Securable.catalog(catalog));
    }

    private void add(Catalog catalog) {
        catalogs.put(catalog.name(), catalog);
    }

    /// The default catalog, and those of the generated tables that ServiceLoader finds.
    public static Catalogs load(WritableCatalog main) {
        List<TableCatalog> generated = new ArrayList<>();
        ServiceLoader.load(TableCatalog.class, Catalogs.class.getClassLoader())
                .forEach(generated::add);
        return new Catalogs(main, generated, new FileOpener());
    }

    public List<String> names() {
        return catalogs.keySet().stream().filter(this::isSeen).toList();
    }

    public @Nullable Catalog find(String catalog) {
        String lower = catalog.toLowerCase(Locale.ROOT);
        return isSeen(lower) ? catalogs.get(lower) : null;
    }

    /// @throws FeldsparException with SCHEMA_NOT_FOUND where there is no such catalog
    public Catalog get(String catalog) {
        Catalog found = find(catalog);
        if (found == null) {
            throw new FeldsparException(
                    ErrorCode.CATALOG_NOT_FOUND,
                    "Catalog '%s' not found".formatted(catalog),
                    "There are %s.".formatted(names()));
        }
        return found;
    }

    /// @throws FeldsparException with SCHEMA_NOT_FOUND, or NOT_SUPPORTED for a read-only catalog
    public WritableCatalog writable(String catalog) {
        if (get(catalog) instanceof WritableCatalog writable) {
            return writable;
        }
        throw new FeldsparException(
                ErrorCode.NOT_SUPPORTED,
                "Catalog '%s' is read-only".formatted(catalog),
                "Use catalog '%s'.".formatted(DEFAULT_CATALOG));
    }

    public boolean hasSchema(String catalog, String schema) {
        Catalog found = find(catalog);
        return found != null
                && (InformationTable.isSchema(schema)
                        || GlobalViews.isSchema(schema)
                        || found.hasSchema(schema));
    }

    /// What the name stands for, or null.
    public @Nullable CatalogEntry entry(TableName name) {
        Catalog found = find(name.catalog());
        if (found != null && GlobalViews.isSchema(name.schema())) {
            return globalViews.entry(name.name());
        }
        if (found != null && InformationTable.isSchema(name.schema())) {
            InformationTable table = InformationTable.find(name.name());
            return table == null
                    ? null
                    : new CatalogEntry(
                            table.sqlName(), new Relation.Information(found.name(), table), 0);
        }
        return found == null ? null : found.entry(name.schema(), name.name());
    }

    /// The tables and views of a schema whose names match; none where there is no such schema.
    ///
    /// @throws FeldsparException with SCHEMA_NOT_FOUND where there is no such catalog
    public List<Catalog.Listing> list(String catalog, String schema, NamePattern pattern) {
        Catalog found = get(catalog);
        if (GlobalViews.isSchema(schema)) {
            return globalViews.list(pattern);
        }
        if (!InformationTable.isSchema(schema)) {
            return found.list(schema, pattern);
        }
        return Arrays.stream(InformationTable.values())
                .map(InformationTable::sqlName)
                .filter(pattern.matcher())
                .map(name -> new Catalog.Listing(name, Relation.Kind.VIEW))
                .toList();
    }

    /// Changes whenever a name may stand for something else.
    public long version() {
        return globalViews.version() + catalogs.values().stream().mapToLong(Catalog::version).sum();
    }

    /// See [WritableCatalog#commits].
    public String commits() {
        return main.commits();
    }

    /// Begins a transaction of the default catalog.
    public CatalogTransaction begin() {
        return main.begin();
    }

    /// Whether files of that format can be read.
    public boolean hasFormat(String format) {
        return files.formats().contains(format.toLowerCase(Locale.ROOT));
    }

    /// The format that a file of that name has, or null where the name does not tell.
    public @Nullable String formatOf(String path) {
        return files.formatOf(path);
    }

    /// The catalogs of generated tables, by name.
    public Map<String, TableCatalog> generated() {
        return Map.copyOf(generated);
    }

    /// The temporary views that all sessions share.
    public GlobalViews globalViews() {
        return globalViews;
    }

    /// The tables that are held in memory.
    public CachedTables cached() {
        return cached;
    }

    /// Opens the table as it is now.
    ///
    /// @param access to the files that there may be
    ResolvedTable open(Relation.Table table, FileAccess access) {
        return cached.read(table, openStored(table, access));
    }

    private ResolvedTable openStored(Relation.Table table, FileAccess access) {
        return switch (table) {
            case Relation.FileTable file ->
                    files.open(
                            file.format().toLowerCase(Locale.ROOT),
                            file.paths(),
                            file.options(),
                            file.declared(),
                            access);
            case Relation.IcebergTable own -> main.open(own);
            case Relation.GeneratedTable known -> generated(known);
        };
    }

    /// Opens a state of a table.
    ResolvedTable open(Relation.IcebergTable table, TableTime time) {
        return main.open(table, time);
    }

    private ResolvedTable generated(Relation.GeneratedTable known) {
        TableCatalog source = generated.get(known.catalog());
        Table table = source == null ? null : source.table(known.schema(), known.name());
        if (table == null) {
            throw new FeldsparException(
                    ErrorCode.TABLE_NOT_FOUND,
                    "Table '%s.%s.%s' not found"
                            .formatted(known.catalog(), known.schema(), known.name()),
                    "See SHOW TABLES.");
        }
        return new ResolvedTable(
                new TableHandle.Generated(known.catalog(), known.schema(), known.name()), table);
    }

    static FeldsparException functionAlreadyExists(String name) {
        return new FeldsparException(
                ErrorCode.FUNCTION_ALREADY_EXISTS,
                "Function '%s' already exists".formatted(name),
                "Choose another name, or use IF NOT EXISTS or OR REPLACE.");
    }

    /// The error for a name that is taken.
    public static FeldsparException alreadyExists(String name, Relation relation) {
        return relation instanceof Relation.Callable
                ? functionAlreadyExists(Relation.Function.nameOfEntry(name))
                : alreadyExists(name);
    }

    /// The error of a name that is taken.
    public static FeldsparException alreadyExists(String name) {
        return new FeldsparException(
                ErrorCode.TABLE_ALREADY_EXISTS,
                "Table or view '%s' already exists".formatted(name),
                "Choose another name, or use IF NOT EXISTS or OR REPLACE.");
    }
}
