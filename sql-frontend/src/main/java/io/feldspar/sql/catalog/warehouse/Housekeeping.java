package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.vector.Batch;
import io.feldspar.sql.catalog.NewFile;
import io.feldspar.sql.catalog.PartitionField;
import io.feldspar.sql.catalog.WritableCatalog;
import io.feldspar.sql.iceberg.ContentFile;
import io.feldspar.sql.iceberg.Snapshot;
import io.feldspar.sql.iceberg.SnapshotFiles;
import io.feldspar.sql.iceberg.TableChanges;
import io.feldspar.sql.iceberg.TableMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done after an INSERT so that many small ones do not slow a table down: small files
/// become one, and files that nobody needs any more go.
///
/// It is done by the thread that inserted, and only now and then. The INSERT counts already, so
/// that a failure here is logged and nothing else.
final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    /// Versions after which unneeded files are looked for.
    private static final int COLLECTION_INTERVAL = 500;

    private static final long MEMORY = 256L << 20;

    /// Longer than any snapshot is old: none is forgotten.
    private static final Duration ALL_SNAPSHOTS = Duration.ofDays(36_500);

    private static final OperatorContext CONTEXT =
            new OperatorContext() {
                private final MemoryPool pool = new MemoryPool("merging small files", MEMORY);

                @Override
                public MemoryPool memory() {
                    return pool;
                }

                @Override
                public void checkCancelled() {}
            };

    private final OpenTables tables;
    private final Set<Path> busy = ConcurrentHashMap.newKeySet();

    Housekeeping(OpenTables tables) {
        this.tables = tables;
    }

    /// @param location of the table
    void afterInsert(Path location) {
        if (!busy.add(location)) {
            return;
        }
        try {
            TableMetadata metadata = tables.state(location).metadata();
            Snapshot snapshot = metadata.currentSnapshot();
            if (snapshot == null) {
                return;
            }
            if (snapshot.dataFiles() >= SmallFiles.MANY) {
                mergeUnlessHeld(location);
            }
            if (snapshot.sequenceNumber() % COLLECTION_INTERVAL == 0) {
                Vacuum.garbage(tables.directory(location), metadata, location, ALL_SNAPSHOTS)
                        .forEach(Garbage::delete);
            }
        } catch (FeldsparException | IOException e) {
            LOG.warn("Small files of '{}' were not merged; OPTIMIZE and VACUUM do it", location, e);
        } finally {
            busy.remove(location);
        }
    }

    /// Leaves the files to a later INSERT while a statement replaces rows, which would otherwise
    /// meet a conflict.
    private void mergeUnlessHeld(Path location) throws IOException {
        try (WritableCatalog.HeldRows rows = RowLock.ofRows(location).tryAlone();
                WritableCatalog.HeldRows files = RowLock.ofFiles(location).tryAlone()) {
            TableMetadata metadata = tables.state(location).metadata();
            Snapshot snapshot = metadata.currentSnapshot();
            if (rows == null || files == null || snapshot == null) {
                return;
            }
            List<ContentFile> all = new SnapshotFiles(tables.storage(), snapshot).files();
            for (List<ContentFile> small : SmallFiles.of(all, metadata.specId())) {
                merge(location, metadata, small);
            }
        }
    }

    /// @param small files of a partition
    private void merge(Path location, TableMetadata metadata, List<ContentFile> small)
            throws IOException {
        List<@Nullable Object> partition = small.getFirst().partition();
        Path directory =
                OpenTables.data(metadata, location)
                        .resolve(
                                PartitionField.folder(
                                        metadata.partitioning(),
                                        OpenTables.schema(metadata.columns()),
                                        metadata.spec().effective(partition)));
        tables.storage().makeDirectories(directory);
        Path merged = directory.resolve(UUID.randomUUID() + "-00000.parquet");
        copy(tables.open(location, metadata, small).table(), merged, metadata);
        Committing.of(
                location,
                metadata,
                List.of(new NewFile(merged, metadata.spec().effective(partition))),
                added -> {
                    new TableChanges(tables.directory(location))
                            .overwrite("replace", metadata, added, paths(small));
                    return true;
                });
    }

    private static Set<String> paths(List<ContentFile> files) {
        return files.stream().map(ContentFile::path).collect(Collectors.toSet());
    }

    private static void copy(Table from, Path to, TableMetadata metadata) {
        ScanRequest all = ScanRequest.of(IntStream.range(0, from.schema().size()).boxed().toList());
        try (Operator rows = from.open(from.splits(all), all, CONTEXT);
                TableSink sink =
                        FileFormats.create(
                                OutputFile.unsynced(to, to, CONTEXT.memory()),
                                OpenTables.FORMAT,
                                from.schema(),
                                OpenTables.writing(metadata))) {
            for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
                sink.write(batch);
            }
            sink.commit();
        }
    }
}
