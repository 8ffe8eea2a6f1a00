package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.WriteErrors;
import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.CatalogTransaction;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.HistoryEntry;
import io.feldspar.sql.catalog.InformationTable;
import io.feldspar.sql.catalog.NamePattern;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableAlteration;
import io.feldspar.sql.catalog.TableDefinition;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.catalog.TableRewrite;
import io.feldspar.sql.catalog.TableTime;
import io.feldspar.sql.catalog.TableWrite;
import io.feldspar.sql.catalog.WritableCatalog;
import io.feldspar.sql.iceberg.CommitJournal;
import io.feldspar.sql.iceberg.LocalStorage;
import io.feldspar.sql.iceberg.Storage;
import io.feldspar.sql.iceberg.TableChanges;
import io.feldspar.sql.iceberg.TableMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The catalog of a directory, which several processes may share.
///
/// ```text
/// WAREHOUSE/.lock                               held while a name appears or disappears
/// WAREHOUSE/SCHEMA/TABLE/metadata/v3.metadata.json
/// WAREHOUSE/SCHEMA/TABLE/data/ID/….parquet
/// WAREHOUSE/SCHEMA/VIEW.view.json
/// WAREHOUSE/SCHEMA/FUNCTION().function.json
/// WAREHOUSE/SCHEMA/TABLE.table.json             a table over files
/// ```
/// Each change becomes visible by one rename or link. Nothing is made before it is needed.
public final class WarehouseCatalog implements WritableCatalog {

    private final Path root;
    private final Storage storage;
    private final Names<Path> schemas;
    private final Map<Path, SchemaDirectory> opened = new ConcurrentHashMap<>();
    private final OpenTables tables;
    private final CommitJournal journal;

    /// @param directory made when it is needed
    public WarehouseCatalog(Path directory) {
        this(directory, new LocalStorage());
    }

    WarehouseCatalog(Path directory, Storage storage) {
        this.root = directory.toAbsolutePath().normalize();
        this.storage = storage;
        this.schemas = new Names<>(root, this::listSchemas);
        this.tables = new OpenTables(storage, root);
        this.journal = new CommitJournal(storage, root);
    }

    @Override
    public String name() {
        return Catalogs.DEFAULT_CATALOG;
    }

    private Map<String, Path> listSchemas(Path directory) {
        Map<String, Path> found = new HashMap<>();
        try {
            for (Path each : storage.list(directory)) {
                String name = String.valueOf(each.getFileName());
                if (SchemaDirectory.visible(name) && Files.isDirectory(each)) {
                    found.put(FileNames.decoded(name), each);
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return found;
    }

    private FeldsparException unreadable(IOException cause) {
        return new FeldsparException(
                ErrorCode.IO_ERROR,
                "Warehouse '%s' cannot be read: %s".formatted(root, cause),
                cause);
    }

    @Override
    public List<String> schemas() {
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.add(Catalogs.DEFAULT_SCHEMA);
        try {
            names.addAll(schemas.entries().keySet());
        } catch (IOException e) {
            throw unreadable(e);
        }
        return List.copyOf(names);
    }

    @Override
    public boolean hasSchema(String schema) {
        return schema(schema) != null;
    }

    /// The default schema is always there, its directory perhaps not yet.
    private @Nullable SchemaDirectory schema(String name) {
        try {
            Path found = schemas.find(name);
            if (found == null && name.equalsIgnoreCase(Catalogs.DEFAULT_SCHEMA)) {
                found = root.resolve(Catalogs.DEFAULT_SCHEMA);
            }
            return found == null
                    ? null
                    : opened.computeIfAbsent(found, path -> new SchemaDirectory(path, storage));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private SchemaDirectory changeable(String name) {
        requireChangeable(name);
        SchemaDirectory schema = schema(name);
        if (schema == null) {
            throw new FeldsparException(
                    ErrorCode.SCHEMA_NOT_FOUND,
                    "Schema '%s' not found".formatted(name),
                    "Create it with CREATE SCHEMA.");
        }
        return schema;
    }

    private static void requireChangeable(String schema) {
        if (InformationTable.isSchema(schema)) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "Schema '%s' is read-only".formatted(schema),
                    "Use another schema.");
        }
    }

    @Override
    public List<Listing> list(String schema, NamePattern pattern) {
        SchemaDirectory directory = schema(schema);
        if (directory == null) {
            return List.of();
        }
        Predicate<String> matches = pattern.matcher();
        try {
            return directory.listings().stream()
                    .filter(each -> each.kind() != Relation.Kind.FUNCTION)
                    .filter(each -> each.kind() != Relation.Kind.SEQUENCE)
                    .filter(each -> matches.test(each.name()))
                    .toList();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public List<String> functions(String schema) {
        return names(schema, Relation.Kind.FUNCTION);
    }

    @Override
    public List<String> sequences(String schema) {
        return names(schema, Relation.Kind.SEQUENCE);
    }

    private List<String> names(String schema, Relation.Kind kind) {
        SchemaDirectory directory = schema(schema);
        try {
            return directory == null
                    ? List.of()
                    : directory.listings().stream()
                            .filter(each -> each.kind() == kind)
                            .map(Listing::name)
                            .toList();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public @Nullable CatalogEntry entry(String schema, String name) {
        SchemaDirectory directory = schema(schema);
        try {
            return directory == null ? null : directory.entry(name);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// The schemas that nobody has looked at yet mean nothing to anybody.
    @Override
    public long version() {
        try {
            long version = schemas.version();
            for (SchemaDirectory each : opened.values()) {
                version = version * 31 + each.version();
            }
            return version;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    OpenTables tables() {
        return tables;
    }

    Storage storage() {
        return storage;
    }

    <T> T withLock(Change<T> change) throws IOException {
        try (Storage.Lock _ = journal.lock()) {
            return change.make();
        }
    }

    /// Something to do while no other process changes names.
    @FunctionalInterface
    interface Change<T> {
        T make() throws IOException;
    }

    <T> T locked(Change<T> change) {
        try {
            return withLock(change);
        } catch (IOException e) {
            throw WriteErrors.of(root, e);
        }
    }

    @Override
    public boolean createSchema(String schema) {
        if (InformationTable.isSchema(schema)) {
            return false;
        }
        return locked(
                () -> {
                    if (hasSchema(schema)) {
                        return false;
                    }
                    storage.makeDirectories(root.resolve(FileNames.encoded(schema)));
                    storage.sync(List.of(root));
                    return true;
                });
    }

    @Override
    public boolean dropSchema(String schema, boolean cascade) {
        requireChangeable(schema);
        SchemaDirectory directory = schema(schema);
        if (directory == null) {
            return false;
        }
        if (schema.equalsIgnoreCase(Catalogs.DEFAULT_SCHEMA)) {
            throw cannotDrop(schema, "it is the default schema", "Drop what it holds.");
        }
        Path dropped = root.resolve(".dropped-" + UUID.randomUUID());
        boolean found =
                locked(
                        () -> {
                            if (!Files.isDirectory(directory.path())) {
                                return false;
                            }
                            List<Listing> held = directory.listings();
                            if (!held.isEmpty() && !cascade) {
                                throw cannotDrop(
                                        schema,
                                        "it holds " + held.stream().map(Listing::name).toList(),
                                        "Drop these first, or use CASCADE.");
                            }
                            storage.rename(directory.path(), dropped);
                            storage.sync(List.of(root));
                            return true;
                        });
        opened.remove(directory.path());
        if (found) {
            Garbage.delete(dropped);
        }
        return found;
    }

    private static FeldsparException cannotDrop(String schema, String reason, String advice) {
        return new FeldsparException(
                ErrorCode.INVALID_STATEMENT,
                "Schema '%s' cannot be dropped: %s".formatted(schema, reason),
                advice);
    }

    @Override
    public Created create(String schema, String name, Relation relation, OnExisting onExisting) {
        SchemaDirectory directory = changeable(schema);
        byte[] content = RelationJson.content(name, relation);
        return locked(
                () -> {
                    CatalogEntry existing = directory.entry(name);
                    if (existing != null && onExisting == OnExisting.KEEP) {
                        return new Created(false, List.of());
                    }
                    if (existing != null && onExisting == OnExisting.FAIL) {
                        throw Catalogs.alreadyExists(name, relation);
                    }
                    directory.put(name, relation.kind(), content);
                    List<Path> garbage =
                            existing == null
                                    ? List.of()
                                    : directory.removeReplaced(existing, relation);
                    return new Created(true, garbage);
                });
    }

    @Override
    public Path sequenceFile(String schema) {
        return changeable(schema)
                .path()
                .resolve(".sequences")
                .resolve(UUID.randomUUID().toString());
    }

    @Override
    public TableWrite newTable(TableDefinition definition) {
        SchemaDirectory directory = changeable(definition.schema());
        CatalogEntry existing = entry(definition.schema(), definition.name());
        return new TableCreation(
                this,
                directory,
                definition,
                existing != null && existing.relation() instanceof Relation.IcebergTable table
                        ? table
                        : null);
    }

    @Override
    public TableWrite insert(Relation.IcebergTable table) {
        return new TableInsertion(new CommittedTable(tables, table.location()));
    }

    @Override
    public TableRewrite rewrite(Relation.IcebergTable table) {
        return rewrite(table, List.of());
    }

    @Override
    public TableRewrite rewrite(Relation.IcebergTable table, List<TableAlteration> changes) {
        return new TableReplacement(new CommittedTable(tables, table.location()), changes);
    }

    @Override
    public CatalogTransaction begin() {
        return new WarehouseTransaction(tables, root);
    }

    @Override
    public String commits() {
        try {
            return journal.state();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public HeldRows holdRows(Relation.IcebergTable table, boolean alone, Runnable check) {
        try {
            return RowLock.ofRows(table.location()).await(alone, check);
        } catch (NoSuchFileException _) {
            throw OpenTables.notFound(table.location());
        } catch (IOException e) {
            throw WriteErrors.of(table.location(), e);
        }
    }

    @Override
    public void alter(
            Relation.IcebergTable table, @Nullable Long snapshot, List<TableAlteration> changes) {
        TableInsertion target = new TableInsertion(new CommittedTable(tables, table.location()));
        try {
            new TableChanges(tables.directory(table.location()))
                    .alter(target.begun().uuid(), snapshot, changes);
        } catch (IOException e) {
            throw WriteErrors.of(table.location(), e);
        }
    }

    @Override
    public void rename(String schema, String name, String newName) {
        new TableRenaming(this, changeable(schema)).rename(name, newName);
    }

    @Override
    public TableDetails details(Relation.IcebergTable table) {
        return tables.state(table.location()).details();
    }

    @Override
    public List<Map<String, String>> partitions(Relation.IcebergTable table) {
        return tables.partitions(table.location());
    }

    @Override
    public List<Path> vacuum(Relation.IcebergTable table, Duration retained) {
        try {
            return Vacuum.garbage(
                    tables.directory(table.location()),
                    tables.state(table.location()).metadata(),
                    table.location(),
                    retained);
        } catch (IOException e) {
            throw WriteErrors.of(table.location(), e);
        }
    }

    @Override
    public ResolvedTable open(Relation.IcebergTable table) {
        return tables.open(table.location());
    }

    @Override
    public ResolvedTable open(Relation.IcebergTable table, TableTime time) {
        return tables.open(table.location(), time);
    }

    @Override
    public List<HistoryEntry> history(Relation.IcebergTable table) {
        return new TableHistory(tables.state(table.location()).metadata()).versions();
    }

    @Override
    public void restore(Relation.IcebergTable table, TableTime time) {
        TableMetadata metadata = tables.state(table.location()).metadata();
        try {
            new TableChanges(tables.directory(table.location()))
                    .restore(metadata.uuid(), new TableHistory(metadata).find(time).id());
        } catch (IOException e) {
            throw WriteErrors.of(table.location(), e);
        }
    }

    @Override
    public @Nullable List<Path> drop(String schema, String name, Relation.Kind kind) {
        requireChangeable(schema);
        SchemaDirectory directory = schema(schema);
        if (directory == null) {
            return null;
        }
        Optional<List<Path>> garbage =
                locked(
                        () -> {
                            CatalogEntry existing = directory.entry(name);
                            if (existing == null) {
                                return Optional.<List<Path>>empty();
                            }
                            Relation.Kind found = existing.relation().kind();
                            if (found != kind) {
                                throw new FeldsparException(
                                        ErrorCode.INVALID_STATEMENT,
                                        "'%s' is a %s"
                                                .formatted(
                                                        name,
                                                        found.name().toLowerCase(Locale.ROOT)),
                                        "Use DROP %s.".formatted(found.name()));
                            }
                            return Optional.of(directory.remove(existing));
                        });
        return garbage.orElse(null);
    }
}
