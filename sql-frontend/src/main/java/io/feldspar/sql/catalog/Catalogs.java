package io.feldspar.sql.catalog;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableCatalog;
import io.feldspar.executor.source.tpcds.TpcdsCatalog;
import io.feldspar.executor.source.tpch.TpchCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// All catalogs of the engine: `feldspar`, which can be changed, and those of the providers.
///
/// Names are found in any case of letters. Thread-safe; shared by all sessions.
public final class Catalogs {

    public static final String DEFAULT_CATALOG = "feldspar";
    public static final String DEFAULT_SCHEMA = "main";

    /// The schema that holds a session's temporary views.
    public static final String TEMPORARY = "temp";

    private final Map<String, TableCatalog> providers = new TreeMap<>();
    private final List<TableOpener> openers;
    private final Map<String, Map<String, Relation>> schemas =
            new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private final AtomicLong version = new AtomicLong();

    public Catalogs(List<TableCatalog> providers, List<TableOpener> openers) {
        providers.forEach(provider -> this.providers.put(provider.name(), provider));
        this.openers = List.copyOf(openers);
        createSchema(DEFAULT_SCHEMA);
    }

    /// The catalogs and formats of the engine.
    public static Catalogs load() {
        List<TableCatalog> providers = List.of(new TpchCatalog(), new TpcdsCatalog());
        List<TableOpener> openers = List.of(new FileOpener());
        return new Catalogs(providers, openers);
    }

    /// Changes whenever a name may mean something else.
    public long version() {
        return version.get();
    }

    public List<String> catalogs() {
        List<String> names = new ArrayList<>(List.of(DEFAULT_CATALOG));
        names.addAll(providers.keySet());
        return names;
    }

    public boolean hasCatalog(String catalog) {
        return isDefault(catalog) || provider(catalog) != null;
    }

    /// @throws FeldsparException with SCHEMA_NOT_FOUND where there is no such catalog
    public List<String> schemas(String catalog) {
        return isDefault(catalog)
                ? List.copyOf(schemas.keySet())
                : requiredProvider(catalog).schemas();
    }

    public boolean hasSchema(String catalog, String schema) {
        TableCatalog provider = provider(catalog);
        return isDefault(catalog)
                ? schemas.containsKey(schema)
                : provider != null && provider.hasSchema(schema.toLowerCase(Locale.ROOT));
    }

    /// The tables and views of a schema, by name.
    public List<String> relations(String catalog, String schema) {
        if (isDefault(catalog)) {
            Map<String, Relation> relations = schemas.get(schema);
            return relations == null ? List.of() : List.copyOf(relations.keySet());
        }
        return hasSchema(catalog, schema)
                ? requiredProvider(catalog).tables(schema.toLowerCase(Locale.ROOT))
                : List.of();
    }

    /// What the name stands for in the catalog that can be changed, or null.
    public @Nullable Relation relation(String schema, String name) {
        Map<String, Relation> relations = schemas.get(schema);
        return relations == null ? null : relations.get(name);
    }

    /// What a name stands for that is about to be changed, or null.
    ///
    /// @throws FeldsparException with NOT_SUPPORTED for a catalog that only reads
    public @Nullable Relation changeable(TableName name) {
        refuseProvided(name);
        return relation(name.schema(), name.name());
    }

    /// The table of a provider's catalog, or null.
    public @Nullable Table providedTable(String catalog, String schema, String name) {
        TableCatalog provider = provider(catalog);
        return provider == null
                ? null
                : provider.table(schema.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }

    // --- files

    public boolean hasFormat(String format) {
        return openers.stream()
                .anyMatch(opener -> opener.formats().contains(format.toLowerCase(Locale.ROOT)));
    }

    public List<String> formats() {
        return openers.stream().flatMap(opener -> opener.formats().stream()).sorted().toList();
    }

    /// The format that a file of that name has, or null where the name does not tell.
    public @Nullable String formatOf(String path) {
        for (TableOpener opener : openers) {
            String format = opener.formatOf(path);
            if (format != null) {
                return format;
            }
        }
        return null;
    }

    public Table open(Relation.FileTable files) {
        String format = files.format().toLowerCase(Locale.ROOT);
        for (TableOpener opener : openers) {
            if (opener.formats().contains(format)) {
                return opener.open(format, files.paths(), files.options(), files.declared());
            }
        }
        throw new FeldsparException(
                ErrorCode.NOT_SUPPORTED,
                "Format '%s' is not known".formatted(files.format()),
                "Use one of %s.".formatted(formats()));
    }

    // --- changes

    /// @return false where there was one already
    public boolean createSchema(String schema) {
        version.incrementAndGet();
        return schemas.putIfAbsent(
                        schema, new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER))
                == null;
    }

    /// @throws FeldsparException with INVALID_STATEMENT where the schema holds something
    public boolean dropSchema(String schema) {
        Map<String, Relation> relations = schemas.get(schema);
        if (relations == null) {
            return false;
        }
        if (!relations.isEmpty() || schema.equalsIgnoreCase(DEFAULT_SCHEMA)) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "Schema '%s' cannot be dropped: it %s"
                            .formatted(
                                    schema,
                                    relations.isEmpty()
                                            ? "is the default schema"
                                            : "still holds " + relations.keySet()));
        }
        version.incrementAndGet();
        return schemas.remove(schema) != null;
    }

    /// @param replace whether the name may stand for something already
    /// @throws FeldsparException with SCHEMA_NOT_FOUND, TABLE_ALREADY_EXISTS, or NOT_SUPPORTED for
    ///     a catalog that only reads
    public void put(TableName name, Relation relation, boolean replace) {
        refuseProvided(name);
        Map<String, Relation> relations = schemas.get(name.schema());
        if (relations == null) {
            throw new FeldsparException(
                    ErrorCode.SCHEMA_NOT_FOUND,
                    "Schema '%s' not found".formatted(name.schema()),
                    "Create it with CREATE SCHEMA.");
        }
        version.incrementAndGet();
        if (replace) {
            relations.put(name.name(), relation);
        } else if (relations.putIfAbsent(name.name(), relation) != null) {
            throw new FeldsparException(
                    ErrorCode.TABLE_ALREADY_EXISTS,
                    "Table or view '%s' already exists".formatted(name.name()),
                    "Choose another name, or use IF NOT EXISTS or OR REPLACE.");
        }
    }

    /// @return what the name stood for, or null
    /// @throws FeldsparException with NOT_SUPPORTED for a catalog that only reads
    public @Nullable Relation remove(TableName name) {
        refuseProvided(name);
        version.incrementAndGet();
        Map<String, Relation> relations = schemas.get(name.schema());
        return relations == null ? null : relations.remove(name.name());
    }

    private void refuseProvided(TableName name) {
        if (!isDefault(name.catalog())) {
            requiredProvider(name.catalog());
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "Catalog '%s' is read-only".formatted(name.catalog()),
                    "Use catalog '%s'.".formatted(DEFAULT_CATALOG));
        }
    }

    private static boolean isDefault(String catalog) {
        return catalog.equalsIgnoreCase(DEFAULT_CATALOG);
    }

    private @Nullable TableCatalog provider(String catalog) {
        return providers.get(catalog.toLowerCase(Locale.ROOT));
    }

    private TableCatalog requiredProvider(String catalog) {
        TableCatalog provider = provider(catalog);
        if (provider == null) {
            throw new FeldsparException(
                    ErrorCode.SCHEMA_NOT_FOUND,
                    "Catalog '%s' not found".formatted(catalog),
                    "There are %s.".formatted(catalogs()));
        }
        return provider;
    }
}
