package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.WriteErrors;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.iceberg.Detachment;
import io.feldspar.sql.iceberg.TableDirectory;
import io.feldspar.sql.iceberg.TableMetadata;
import io.feldspar.sql.iceberg.TableVersion;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// ALTER TABLE … RENAME TO: the directory of the metadata gets another name by one rename, after
/// the files that it refers to were given names outside of it.
final class TableRenaming {

    /// Marks a directory of data files whose table has another name now.
    static final String LEFT = "_renamed";

    private static final int ATTEMPTS = 20;

    private final WarehouseCatalog catalog;
    private final SchemaDirectory schema;

    TableRenaming(WarehouseCatalog catalog, SchemaDirectory schema) {
        this.catalog = catalog;
        this.schema = schema;
    }

    void rename(String name, String newName) {
        Path location = schema.location(name);
        try {
            location = table(name);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                detach(location, newName);
                Path from = location;
                if (catalog.withLock(() -> enter(from, name, newName))) {
                    return;
                }
            }
        } catch (IOException e) {
            throw WriteErrors.of(location, e);
        }
        throw new FeldsparException(
                ErrorCode.SERIALIZATION_FAILURE,
                "Table '%s' was not renamed: others changed it all the time".formatted(name),
                "Run the statement again.");
    }

    private Path table(String name) throws IOException {
        CatalogEntry entry = schema.entry(name);
        if (entry == null || !(entry.relation() instanceof Relation.IcebergTable table)) {
            throw new FeldsparException(
                    ErrorCode.TABLE_NOT_FOUND,
                    "Table '%s' not found".formatted(name),
                    "See SHOW TABLES.");
        }
        return table.location();
    }

    private void detach(Path location, String newName) throws IOException {
        OpenTables.State state = catalog.tables().state(location);
        Path data = state.data(location);
        if (!state.metadata().writable()
                || !state.metadata().dataDirectories(location).contains(data)
                || data.equals(location.resolve("data"))) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "Table '%s' was made by another engine and cannot be renamed"
                            .formatted(location.getFileName()),
                    "Make another with CREATE TABLE … AS.");
        }
        Detachment detachment = new Detachment(catalog.tables().directory(location));
        if (detachment.done(state.metadata(), schema.location(newName))) {
            return;
        }
        Path manifests = data.resolve("manifests-" + UUID.randomUUID());
        catalog.storage().makeDirectories(manifests);
        try {
            catalog.storage().create(data.resolve(LEFT), new byte[0]);
        } catch (FileAlreadyExistsException _) {
            // It was renamed before.
        }
        catalog.storage().sync(List.of(data));
        detachment.make(state.metadata().uuid(), manifests, schema.location(newName));
    }

    /// @return false where the table was changed meanwhile
    private boolean enter(Path location, String name, String newName) throws IOException {
        CatalogEntry there = schema.entry(newName);
        if (there != null && !newName.equalsIgnoreCase(name)) {
            throw Catalogs.alreadyExists(newName);
        }
        TableDirectory table = catalog.tables().directory(location);
        TableVersion version = table.latest();
        if (version == null) {
            throw new FeldsparException(
                    ErrorCode.TABLE_NOT_FOUND,
                    "Table '%s' was dropped concurrently".formatted(name),
                    "See SHOW TABLES.");
        }
        TableMetadata newest = table.read(version);
        if (!new Detachment(table).done(newest, schema.location(newName))) {
            return false;
        }
        if (!schema.location(newName).equals(location)) {
            schema.renameTable(location, newName, version.file());
        }
        return true;
    }
}
