package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.sequence.Sequence;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.NewFile;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableDefinition;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.catalog.TableWrite;
import io.feldspar.sql.catalog.WritableCatalog.OnExisting;
import io.feldspar.sql.iceberg.CommitStateUnknownException;
import io.feldspar.sql.iceberg.ContentFile;
import io.feldspar.sql.iceberg.NewTable;
import io.feldspar.sql.iceberg.TableChanges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// CREATE TABLE. Replacing an existing table adds a new version of it, so that its readers are not
/// disturbed and its history remains.
final class TableCreation implements TableWrite {

    private final WarehouseCatalog catalog;
    private final SchemaDirectory schema;
    private final String name;
    private final TableDefinition definition;
    private final Path directory;
    private final NewTable table;

    /// @param replaced the table that is there, or null
    TableCreation(
            WarehouseCatalog catalog,
            SchemaDirectory schema,
            TableDefinition definition,
            Relation.@Nullable IcebergTable replaced) {
        this.catalog = catalog;
        this.schema = schema;
        this.definition = definition;
        this.name = definition.name();
        Path location = replaced == null ? schema.location(name) : replaced.location();
        int lastId = 0;
        if (replaced == null) {
            this.directory = location.resolve("data").resolve(UUID.randomUUID().toString());
        } else {
            OpenTables.State state = catalog.tables().state(location);
            this.directory = state.data(location);
            lastId = state.metadata().lastColumnId();
        }
        this.table = NewTable.of(catalog.storage(), location, directory, lastId, definition);
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public Schema columns() {
        return definition.rows();
    }

    @Override
    public TableDetails details() {
        return OpenTables.details(table.table());
    }

    @Override
    public Sequence identity(int column) {
        return OpenTables.identity(table.table(), schema.location(name), column);
    }

    @Override
    public Map<String, String> options() {
        return OpenTables.writing(table.table());
    }

    @Override
    public boolean commit(List<NewFile> files) {
        return Committing.of(directory, table.table(), files, this::commitAll);
    }

    private boolean commitAll(List<ContentFile> files) throws IOException {
        Path location = schema.location(name);
        catalog.storage().makeDirectories(location);
        Path metadata = location.resolve(".metadata-" + UUID.randomUUID());
        catalog.storage().makeDirectories(metadata);
        boolean made = false;
        try {
            table.write(metadata, files);
            CatalogEntry existing =
                    catalog.withLock(() -> Optional.ofNullable(enter(metadata))).orElse(null);
            made = existing == null;
            if (existing == null || definition.onExisting() == OnExisting.KEEP) {
                return made;
            }
            if (definition.onExisting() == OnExisting.FAIL) {
                throw Catalogs.alreadyExists(name);
            }
            return replace(existing, files);
        } finally {
            if (!made) {
                Garbage.delete(metadata);
            }
        }
    }

    /// Gives the table its name, unless that stands for something.
    private @Nullable CatalogEntry enter(Path metadata) throws IOException {
        CatalogEntry existing = schema.entry(name);
        boolean hidden =
                existing != null && !(existing.relation() instanceof Relation.IcebergTable);
        if (existing == null || (hidden && definition.onExisting() == OnExisting.REPLACE)) {
            schema.putTable(name, metadata);
            if (existing != null) {
                removeReplaced(existing);
            }
            return null;
        }
        return existing;
    }

    /// The table is there, hidden until what it replaces is gone.
    private void removeReplaced(CatalogEntry existing) throws CommitStateUnknownException {
        try {
            schema.remove(existing).forEach(Garbage::delete);
        } catch (IOException e) {
            throw new CommitStateUnknownException(e);
        }
    }

    private boolean replace(CatalogEntry existing, List<ContentFile> files) throws IOException {
        if (!(existing.relation() instanceof Relation.IcebergTable other)) {
            throw new IllegalStateException("hidden by " + existing);
        }
        OpenTables.State state = catalog.tables().state(other.location());
        new TableChanges(catalog.tables().directory(other.location()))
                .replace(state.metadata().uuid(), table.table(), files);
        return true;
    }
}
