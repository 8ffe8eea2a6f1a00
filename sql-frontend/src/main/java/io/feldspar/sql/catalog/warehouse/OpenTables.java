package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.partition.Transform;
import io.feldspar.executor.sequence.Sequence;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.files.FileStamp;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.ColumnValue;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.catalog.TableTime;
import io.feldspar.sql.iceberg.CommitJournal;
import io.feldspar.sql.iceberg.ContentFile;
import io.feldspar.sql.iceberg.KnownVersion;
import io.feldspar.sql.iceberg.NewTable;
import io.feldspar.sql.iceberg.PartitionSpec;
import io.feldspar.sql.iceberg.Snapshot;
import io.feldspar.sql.iceberg.SnapshotFiles;
import io.feldspar.sql.iceberg.Storage;
import io.feldspar.sql.iceberg.TableChanges;
import io.feldspar.sql.iceberg.TableColumn;
import io.feldspar.sql.iceberg.TableDirectory;
import io.feldspar.sql.iceberg.TableMetadata;
import io.feldspar.sql.iceberg.TableVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The Iceberg tables that were used, as they were then. A table is looked at again each time; what
/// has not changed is not read again. Thread-safe.
final class OpenTables {

    /// How the names of files end that hold how far numbers were given out.
    static final String SEQUENCE = ".sequence";

    static final String FORMAT = "parquet";
    private static final int MOST_EARLIER = 64;

    /// A state of a table that may be an earlier one.
    private record Earlier(String table, long snapshot) {}

    /// A version of a table.
    ///
    /// @param opened null until someone reads its rows
    record State(TableVersion version, TableMetadata metadata, @Nullable ResolvedTable opened) {

        ResolvedTable rows() {
            ResolvedTable rows = opened;
            if (rows == null) {
                throw new IllegalStateException("not opened: " + version.file());
            }
            return rows;
        }

        Schema columns() {
            return schema(metadata.columns());
        }

        TableDetails details() {
            return OpenTables.details(metadata);
        }

        /// Where new data files go.
        Path data(Path location) {
            return OpenTables.data(metadata, location);
        }
    }

    static Path data(TableMetadata metadata, Path location) {
        String own = metadata.properties().get(NewTable.DATA_PATH);
        return own == null ? location.resolve("data") : Path.of(own);
    }

    static TableDetails details(TableMetadata metadata) {
        Snapshot current = metadata.currentSnapshot();
        List<ColumnDefinition> columns = new ArrayList<>();
        for (TableColumn column : readable(metadata.columns())) {
            columns.add(
                    new ColumnDefinition(
                            field(column), column.comment(), metadata.value(column.id())));
        }
        return new TableDetails(
                current == null ? TableChanges.NO_SNAPSHOT : current.id(),
                columns,
                metadata.constraints(),
                metadata.partitioning(),
                metadata.visibleProperties(),
                new TreeMap<>(metadata.options()));
    }

    /// The numbers of an identity column. Their file is in the directory that is renamed with the
    /// table.
    static Sequence identity(TableMetadata metadata, Path location, int column) {
        TableColumn found = readable(metadata.columns()).get(column);
        if (!(metadata.value(found.id()) instanceof ColumnValue.Identity identity)) {
            throw new IllegalArgumentException("no identity column: " + found.name());
        }
        return Sequence.endless(
                location.resolve("metadata").resolve("identity-" + found.id() + SEQUENCE),
                identity.start(),
                identity.increment());
    }

    static Schema schema(List<TableColumn> columns) {
        return new Schema(readable(columns).stream().map(OpenTables::field).toList());
    }

    /// How data files are read: by the numbers of the columns.
    private static Map<String, String> reading(List<TableColumn> columns) {
        return fieldIds(readable(columns).stream().map(TableColumn::id).toList());
    }

    /// How data files are written: with the numbers of columns and their parts.
    static Map<String, String> writing(TableMetadata metadata) {
        Map<String, String> options = new HashMap<>(metadata.options());
        options.putAll(fieldIds(metadata.numbers()));
        return options;
    }

    private static Map<String, String> fieldIds(List<Integer> ids) {
        return Map.of(
                "field_ids", ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    private final Storage storage;
    private final Path warehouse;
    private final Map<Path, State> states = new ConcurrentHashMap<>();
    private final Map<Path, KnownVersion> versions = new ConcurrentHashMap<>();
    private final Housekeeping housekeeping = new Housekeeping(this);

    /// The last ones that were used; none ever changes.
    private final Map<Earlier, ResolvedTable> earlier =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Earlier, ResolvedTable> e) {
                            return size() > MOST_EARLIER;
                        }
                    });

    OpenTables(Storage storage, Path warehouse) {
        this.storage = storage;
        this.warehouse = warehouse;
    }

    Housekeeping housekeeping() {
        return housekeeping;
    }

    Storage storage() {
        return storage;
    }

    TableDirectory directory(Path location) {
        return new TableDirectory(
                storage,
                warehouse,
                location.resolve("metadata"),
                versions.computeIfAbsent(location, _ -> new KnownVersion()));
    }

    /// The table as it is now.
    ///
    /// @throws FeldsparException with TABLE_NOT_FOUND, DATA_CORRUPT or IO_ERROR
    State state(Path location) {
        State known = states.get(location);
        try {
            new CommitJournal(storage, warehouse).await();
            TableDirectory directory = directory(location);
            TableVersion version = directory.latest();
            if (version == null) {
                states.remove(location);
                throw notFound(location);
            }
            if (known != null
                    && known.version().number() == version.number()
                    && known.version().stamp().sameContent(version.stamp())) {
                return known;
            }
            State read = new State(version, directory.read(version), null);
            states.put(location, read);
            return read;
        } catch (IOException e) {
            throw failed(location, e);
        }
    }

    static FeldsparException notFound(Path location) {
        return new FeldsparException(
                ErrorCode.TABLE_NOT_FOUND,
                "Table '%s' not found".formatted(location.getFileName()),
                "See SHOW TABLES.");
    }

    static FeldsparException failed(Path location, IOException cause) {
        return new FeldsparException(
                ErrorCode.IO_ERROR,
                "Table '%s' cannot be read: %s".formatted(location, cause),
                cause);
    }

    /// The data files of a version, by path.
    Map<String, ContentFile> content(TableMetadata metadata) throws IOException {
        Snapshot snapshot = metadata.currentSnapshot();
        Map<String, ContentFile> content = new LinkedHashMap<>();
        if (snapshot != null) {
            for (ContentFile file : new SnapshotFiles(storage, snapshot).files()) {
                content.put(file.path(), file);
            }
        }
        return content;
    }

    /// See [io.feldspar.sql.catalog.WritableCatalog#partitions].
    List<Map<String, String>> partitions(Path location) {
        TableMetadata metadata = state(location).metadata();
        try {
            return content(metadata).values().stream()
                    .map(file -> metadata.partitionTexts(file.spec(), file.partition()))
                    .filter(partition -> !partition.isEmpty())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw failed(location, e);
        }
    }

    ResolvedTable open(Path location) {
        return opened(location).rows();
    }

    /// The table as it is now, with its rows.
    State opened(Path location) {
        State before = states.get(location);
        State state = state(location);
        if (state.opened() != null) {
            return state;
        }
        ResolvedTable opened;
        try {
            opened = open(location, state, before == null ? null : before.opened());
        } catch (IOException e) {
            throw failed(location, e);
        }
        State read = new State(state.version(), state.metadata(), opened);
        states.put(location, read);
        return read;
    }

    /// Opens a state that may be an earlier one.
    ResolvedTable open(Path location, TableTime time) {
        TableMetadata metadata = state(location).metadata();
        Snapshot snapshot = new TableHistory(metadata).find(time);
        Earlier key = new Earlier(metadata.uuid(), snapshot.id());
        ResolvedTable known = earlier.get(key);
        if (known == null) {
            try {
                known =
                        open(
                                location,
                                metadata,
                                metadata.columns(snapshot.schemaId()),
                                snapshot,
                                null);
            } catch (IOException e) {
                throw failed(location, e);
            }
            earlier.put(key, known);
        }
        return known;
    }

    private ResolvedTable open(Path location, State state, @Nullable ResolvedTable before)
            throws IOException {
        TableMetadata metadata = state.metadata();
        return open(location, metadata, metadata.columns(), metadata.currentSnapshot(), before);
    }

    private ResolvedTable open(
            Path location,
            TableMetadata metadata,
            List<TableColumn> columns,
            @Nullable Snapshot snapshot,
            @Nullable ResolvedTable before)
            throws IOException {
        List<ContentFile> files =
                snapshot == null ? List.of() : new SnapshotFiles(storage, snapshot).files();
        ResolvedTable table = open(location, columns, files, known(before));
        List<List<BucketedTable.Bucket>> buckets =
                files.stream().map(file -> buckets(file, metadata, readable(columns))).toList();
        return buckets.stream().allMatch(List::isEmpty)
                ? table
                : new ResolvedTable(table.handle(), new BucketedTable(table.table(), buckets));
    }

    /// @param columns in the order of the table
    private static List<BucketedTable.Bucket> buckets(
            ContentFile file, TableMetadata metadata, List<TableColumn> columns) {
        List<PartitionSpec.Field> fields = metadata.spec(file.spec()).fields();
        List<BucketedTable.Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            PartitionSpec.Field field = fields.get(i);
            for (int column = 0; column < columns.size(); column++) {
                if (field.transform() instanceof Transform.Bucket bucket
                        && columns.get(column).id() == field.source()) {
                    buckets.add(new BucketedTable.Bucket(column, bucket, file.partition().get(i)));
                }
            }
        }
        return buckets;
    }

    /// Opens some files of the table.
    ResolvedTable open(Path location, TableMetadata metadata, List<ContentFile> files) {
        return open(location, metadata.columns(), files, Map.of());
    }

    private static ResolvedTable open(
            Path location,
            List<TableColumn> columns,
            List<ContentFile> content,
            Map<Path, DataFile> known) {
        List<DataFile> files = new ArrayList<>();
        for (ContentFile each : content) {
            Path path = Path.of(each.path());
            DataFile file = known.get(path);
            files.add(file == null ? new DataFile(path, FileStamp.of(path), List.of()) : file);
        }
        TableHandle.Files handle =
                new TableHandle.Files(
                        FORMAT,
                        new FileSet(description(location), files, new Schema(List.of())),
                        reading(columns),
                        schema(columns));
        return new ResolvedTable(handle, FileFormats.open(handle));
    }

    /// The same with other data files.
    ///
    /// @param added after the others
    static ResolvedTable with(ResolvedTable base, Set<String> deleted, Collection<String> added) {
        TableHandle.Files before = files(base);
        List<DataFile> files = new ArrayList<>();
        for (DataFile file : before.files().files()) {
            if (!deleted.contains(file.path().toString())) {
                files.add(file);
            }
        }
        for (String path : added) {
            files.add(new DataFile(Path.of(path), FileStamp.of(Path.of(path)), List.of()));
        }
        TableHandle.Files handle =
                new TableHandle.Files(
                        FORMAT,
                        new FileSet(before.files().description(), files, new Schema(List.of())),
                        before.options(),
                        before.declared());
        return new ResolvedTable(handle, FileFormats.open(handle));
    }

    static TableHandle.Files files(ResolvedTable table) {
        if (table.handle() instanceof TableHandle.Files files) {
            return files;
        }
        throw new IllegalStateException("not of files: " + table.handle());
    }

    /// A data file never changes.
    private static Map<Path, DataFile> known(@Nullable ResolvedTable before) {
        Map<Path, DataFile> known = new HashMap<>();
        if (before != null && before.handle() instanceof TableHandle.Files files) {
            files.files().files().forEach(file -> known.put(file.path(), file));
        }
        return known;
    }

    private static String description(Path location) {
        Path schema = location.getParent();
        return FileNames.decoded(String.valueOf(schema == null ? "" : schema.getFileName()))
                + "."
                + FileNames.decoded(String.valueOf(location.getFileName()));
    }

    private static List<TableColumn> readable(List<TableColumn> columns) {
        return columns.stream().filter(column -> column.type() != null).toList();
    }

    private static Field field(TableColumn column) {
        Type type = column.type();
        if (type == null) {
            throw new IllegalStateException("no type for " + column.name());
        }
        return new Field(column.name(), type, !column.required(), column.length());
    }
}
