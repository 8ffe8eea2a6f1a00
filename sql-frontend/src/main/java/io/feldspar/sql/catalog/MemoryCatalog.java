package io.feldspar.sql.catalog;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A catalog that lives as long as the process.
public final class MemoryCatalog implements WritableCatalog {

    private final String name;
    private final String defaultSchema;

    /// Guarded by this, as is the version.
    private final Map<String, Map<String, CatalogEntry>> schemas =
            new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private long version;

    /// @param defaultSchema a schema that there is from the start, and that cannot be dropped
    public MemoryCatalog(String name, String defaultSchema) {
        this.name = name;
        this.defaultSchema = defaultSchema;
        createSchema(defaultSchema);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized List<String> schemas() {
        return List.copyOf(schemas.keySet());
    }

    @Override
    public synchronized boolean hasSchema(String schema) {
        return schemas.containsKey(schema);
    }

    @Override
    public synchronized List<Listing> list(String schema, NamePattern pattern) {
        Predicate<String> matches = pattern.matcher();
        return schemas.getOrDefault(schema, Map.of()).values().stream()
                .filter(entry -> matches.test(entry.name()))
                .map(entry -> new Listing(entry.name(), entry.relation().kind()))
                .toList();
    }

    @Override
    public synchronized @Nullable CatalogEntry entry(String schema, String relation) {
        Map<String, CatalogEntry> entries = schemas.get(schema);
        return entries == null ? null : entries.get(relation);
    }

    @Override
    public synchronized long version() {
        return version;
    }

    @Override
    public synchronized boolean createSchema(String schema) {
        if (schemas.containsKey(schema) || InformationTable.isSchema(schema)) {
            return false;
        }
        version++;
        schemas.put(schema, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        return true;
    }

    @Override
    public synchronized boolean dropSchema(String schema) {
        requireChangeable(schema);
        Map<String, CatalogEntry> entries = schemas.get(schema);
        if (entries == null) {
            return false;
        }
        if (schema.equalsIgnoreCase(defaultSchema)) {
            throw cannotDrop(schema, "it is the default schema");
        }
        if (!entries.isEmpty()) {
            throw cannotDrop(schema, "it holds " + entries.keySet());
        }
        version++;
        schemas.remove(schema);
        return true;
    }

    private static void requireChangeable(String schema) {
        if (InformationTable.isSchema(schema)) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "Schema '%s' is read-only".formatted(schema),
                    "Use another schema.");
        }
    }

    private static FeldsparException cannotDrop(String schema, String reason) {
        return new FeldsparException(
                ErrorCode.INVALID_STATEMENT,
                "Schema '%s' cannot be dropped: %s".formatted(schema, reason));
    }

    @Override
    public synchronized Created create(
            String schema, String relationName, Relation relation, OnExisting onExisting) {
        requireChangeable(schema);
        Map<String, CatalogEntry> entries = schemas.get(schema);
        if (entries == null) {
            throw new FeldsparException(
                    ErrorCode.SCHEMA_NOT_FOUND,
                    "Schema '%s' not found".formatted(schema),
                    "Create it with CREATE SCHEMA.");
        }
        CatalogEntry existing = entries.get(relationName);
        if (existing != null && onExisting == OnExisting.FAIL) {
            throw Catalogs.alreadyExists(relationName);
        }
        if (existing != null && onExisting == OnExisting.KEEP) {
            return new Created(false, null);
        }
        version++;
        entries.put(relationName, new CatalogEntry(relationName, relation, version));
        return new Created(true, existing);
    }

    @Override
    public synchronized @Nullable CatalogEntry drop(
            String schema, String relationName, Relation.Kind kind) {
        requireChangeable(schema);
        Map<String, CatalogEntry> entries = schemas.get(schema);
        CatalogEntry existing = entries == null ? null : entries.get(relationName);
        if (entries == null || existing == null) {
            return null;
        }
        Relation.Kind found = existing.relation().kind();
        if (found != kind) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "'%s' is a %s".formatted(relationName, found.name().toLowerCase(Locale.ROOT)),
                    "Use DROP %s.".formatted(found.name()));
        }
        version++;
        return entries.remove(relationName);
    }
}
