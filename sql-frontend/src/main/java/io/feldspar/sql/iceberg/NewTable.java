package io.feldspar.sql.iceberg;

import io.feldspar.sql.catalog.TableDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The metadata of a table that is still to get its name: written to a directory that is renamed to
/// the table's `metadata`.
public final class NewTable {

    /// The name of the file of the first version.
    public static final String FIRST_VERSION = "v1.metadata.json";

    /// The property that names the directory of the table's data files.
    public static final String DATA_PATH = "write.data.path";

    /// Where they were before it was replaced, a path a line.
    static final String EARLIER_DATA_PATHS = "feldspar.earlier-data-paths";

    private final Storage storage;
    private final Path metadata;
    private final TableMetadata table;

    private NewTable(Storage storage, Path metadata, TableMetadata table) {
        this.storage = storage;
        this.metadata = metadata;
        this.table = table;
    }

    /// @param location the directory of the table
    /// @param data where its data files are
    /// @param lastId the numbers of its columns begin behind it
    public static NewTable of(
            Storage storage, Path location, Path data, int lastId, TableDefinition definition) {
        MetadataBuilder table =
                MetadataBuilder.create(
                                UUID.randomUUID().toString(), location, System.currentTimeMillis())
                        .columns(definition.columns(), lastId)
                        .property(DATA_PATH, data.toString())
                        .partitioning(definition.partitioning())
                        .withoutOtherSpecs();
        table.constraints(definition.constraints());
        definition
                .properties()
                .forEach((name, value) -> table.property(TableProperties.settable(name), value));
        definition
                .options()
                .forEach((name, value) -> table.property(TableMetadata.OPTION + name, value));
        return new NewTable(storage, location.resolve("metadata"), table.build());
    }

    public TableMetadata table() {
        return table;
    }

    /// Writes the first version.
    ///
    /// @param directory exists and is empty
    public void write(Path directory, List<ContentFile> files) throws IOException {
        TableMetadata first = table;
        ChangedFiles written = new ChangedFiles();
        if (!files.isEmpty()) {
            Snapshot snapshot =
                    new SnapshotWriter(storage, directory, metadata, table, null, written)
                            .write("append", files, Set.of(), table.lastUpdatedMillis());
            first = MetadataBuilder.of(table).snapshot(snapshot).build();
        }
        Path version = directory.resolve(FIRST_VERSION);
        storage.create(version, first.content());
        storage.create(
                directory.resolve("version-hint.text"), "1".getBytes(StandardCharsets.UTF_8));
        List<Path> unsynced = new ArrayList<>(written.unsynced());
        unsynced.addAll(List.of(version, directory));
        storage.sync(unsynced);
    }
}
