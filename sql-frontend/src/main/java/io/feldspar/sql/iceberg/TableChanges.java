package io.feldspar.sql.iceberg;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.catalog.TableAlteration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Changes of a table, each one new version. Where another writer was first, the change is made
/// again from that writer's version.
public final class TableChanges {

    private static final Logger LOG = LoggerFactory.getLogger(TableChanges.class);
    private static final int ATTEMPTS = 100;
    private static final int LONGEST_WAIT_MILLIS = 100;

    /// Stands for the rows of a table that never had any.
    public static final long NO_SNAPSHOT = -1;

    private final TableDirectory table;

    public TableChanges(TableDirectory table) {
        this.table = table;
    }

    /// What becomes of a version.
    @FunctionalInterface
    interface Change {

        /// @param files that the change writes are entered here
        /// @return null where there is nothing to change
        @Nullable TableMetadata next(TableVersion version, TableMetadata base, ChangedFiles files)
                throws IOException;
    }

    /// Adds data files.
    ///
    /// @param begun the table as the writer of the files found it
    public void append(TableMetadata begun, List<ContentFile> added) throws IOException {
        change(begun.uuid(), appending(begun, added));
    }

    Change appending(TableMetadata begun, List<ContentFile> added) {
        return (version, base, files) -> {
            requireSameDemands(begun, base);
            return snapshot(
                    after(version, base), base.currentSnapshot(), "append", added, Set.of(), files);
        };
    }

    /// Makes the part of one table that a transaction changed.
    ///
    /// @throws FeldsparException with SERIALIZATION_FAILURE where others have replaced its files
    public void make(JointChange.Part part) throws IOException {
        change(part.begun().uuid(), part.change());
    }

    /// Rows fit a table that others have given more columns, but not one that demands values which
    /// nobody asked the writer for, nor one that has been replaced.
    private static void requireSameDemands(TableMetadata begun, TableMetadata base) {
        if (begun.schemaId() == base.schemaId()) {
            return;
        }
        Map<Integer, TableColumn> known =
                begun.columns().stream()
                        .collect(Collectors.toMap(TableColumn::id, Function.identity()));
        boolean replaced = true;
        for (TableColumn column : base.columns()) {
            TableColumn before = known.get(column.id());
            if (column.required() && (before == null || !before.required())) {
                throw conflict(
                        "column '%s' was concurrently made NOT NULL".formatted(column.name()));
            }
            replaced &= before == null;
        }
        if (replaced) {
            throw conflict("others replaced the table at the same time");
        }
    }

    /// Replaces data files by others.
    ///
    /// @param operation `overwrite`, or `replace` where the rows are the same
    /// @param begun the table as the writer of the files found it
    /// @param deleted paths of data files
    /// @throws FeldsparException with SERIALIZATION_FAILURE where others have replaced one of them
    public void overwrite(
            String operation, TableMetadata begun, List<ContentFile> added, Set<String> deleted)
            throws IOException {
        change(begun.uuid(), replacing(operation, begun, added, deleted));
    }

    Change replacing(
            String operation, TableMetadata begun, List<ContentFile> added, Set<String> deleted) {
        return (version, base, files) -> {
            requireSameDemands(begun, base);
            Snapshot parent = base.currentSnapshot();
            requireLive(parent, deleted);
            return snapshot(
                    after(version, base),
                    parent,
                    added.isEmpty() ? "delete" : operation,
                    added,
                    deleted,
                    files);
        };
    }

    /// A version with other columns and properties.
    public static TableMetadata altered(TableMetadata table, List<TableAlteration> changes) {
        if (changes.isEmpty()) {
            return table;
        }
        MetadataBuilder next = MetadataBuilder.of(table);
        new SchemaEvolution(table, next, false).apply(changes);
        return next.build();
    }

    /// Changes what the table is, and all its rows with it.
    ///
    /// @param begun the table as the writer of the files found it
    /// @throws FeldsparException with SERIALIZATION_FAILURE where others have changed it
    public void overwrite(
            TableMetadata begun,
            List<TableAlteration> changes,
            List<ContentFile> added,
            Set<String> deleted)
            throws IOException {
        change(
                begun.uuid(),
                (version, base, files) -> {
                    if (base.schemaId() != begun.schemaId()
                            || base.lastColumnId() != begun.lastColumnId()
                            || base.lastSequenceNumber() != begun.lastSequenceNumber()) {
                        throw conflict("others changed the table at the same time");
                    }
                    return snapshot(
                            altered(after(version, base), changes),
                            base.currentSnapshot(),
                            "overwrite",
                            added,
                            deleted,
                            files);
                });
    }

    private void requireLive(@Nullable Snapshot snapshot, Set<String> files) throws IOException {
        Set<String> missing = new HashSet<>(files);
        if (snapshot != null) {
            for (ContentFile file : new SnapshotFiles(table.storage(), snapshot).files()) {
                missing.remove(file.path());
            }
        }
        if (!missing.isEmpty()) {
            throw conflict("others changed the same rows at the same time");
        }
    }

    /// Gives the table other columns and other rows.
    ///
    /// @param columns the table that has them
    public void replace(String uuid, TableMetadata columns, List<ContentFile> files)
            throws IOException {
        change(
                uuid,
                (version, base, written) -> {
                    TableMetadata next =
                            MetadataBuilder.of(after(version, base)).columnsOf(columns).build();
                    List<ContentFile> added =
                            files.stream().map(file -> file.with(next.specId())).toList();
                    return snapshot(next, null, "overwrite", added, Set.of(), written);
                });
    }

    /// Gives the table the rows and columns of an earlier snapshot.
    ///
    /// @throws FeldsparException with SERIALIZATION_FAILURE where others have expired it
    public void restore(String uuid, long snapshot) throws IOException {
        change(
                uuid,
                (version, base, files) -> {
                    Snapshot earlier = base.snapshot(snapshot);
                    if (earlier == null) {
                        throw conflict("others removed the version at the same time");
                    }
                    TableMetadata next =
                            MetadataBuilder.of(after(version, base))
                                    .currentSchema(earlier.schemaId())
                                    .build();
                    return snapshot(next, earlier, "overwrite", List.of(), Set.of(), files);
                });
    }

    /// Changes what the table is, and not its rows.
    ///
    /// @param snapshot that the changes were checked against, or null
    /// @throws FeldsparException with SERIALIZATION_FAILURE where there are other rows now
    public void alter(String uuid, @Nullable Long snapshot, List<TableAlteration> changes)
            throws IOException {
        change(
                uuid,
                (version, base, _) -> {
                    Snapshot current = base.currentSnapshot();
                    if (snapshot != null
                            && snapshot != (current == null ? NO_SNAPSHOT : current.id())) {
                        throw conflict("others changed rows of the table at the same time");
                    }
                    boolean hasRows =
                            current != null
                                    && !new SnapshotFiles(table.storage(), current)
                                            .files()
                                            .isEmpty();
                    MetadataBuilder next = MetadataBuilder.of(after(version, base));
                    new SchemaEvolution(base, next, hasRows).apply(changes);
                    return next.build();
                });
    }

    /// @param parent whose files there are before, or null where none count
    private TableMetadata snapshot(
            TableMetadata base,
            @Nullable Snapshot parent,
            String operation,
            List<ContentFile> added,
            Set<String> deleted,
            ChangedFiles files)
            throws IOException {
        SnapshotWriter writer =
                new SnapshotWriter(
                        table.storage(), table.metadata(), table.metadata(), base, parent, files);
        return MetadataBuilder.of(base)
                .snapshot(writer.write(operation, added, deleted, base.lastUpdatedMillis()))
                .build();
    }

    private static TableMetadata after(TableVersion version, TableMetadata base) {
        return MetadataBuilder.after(base, version.file(), System.currentTimeMillis()).build();
    }

    /// @param uuid of the table as the statement found it
    /// @throws FeldsparException with TABLE_NOT_FOUND where it is gone, or SERIALIZATION_FAILURE
    void change(String uuid, Change change) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Base base = Base.of(table, uuid);
            ChangedFiles files = new ChangedFiles();
            boolean done = false;
            try {
                TableMetadata next = change.next(base.version(), base.metadata(), files);
                done = next == null || table.commit(base.version(), next, files.unsynced());
            } catch (CommitStateUnknownException e) {
                done = true;
                throw e;
            } finally {
                if (!done) {
                    discard(table.storage(), files.metadata());
                }
            }
            if (done) {
                return;
            }
            if (attempt == ATTEMPTS) {
                throw conflict("others changed the table at the same time");
            }
            pause(attempt);
        }
    }

    /// The newest version, from which a change makes the next one.
    record Base(TableVersion version, TableMetadata metadata) {

        /// @throws FeldsparException with TABLE_NOT_FOUND where it is no longer the same table
        static Base of(TableDirectory table, String uuid) throws IOException {
            TableVersion version = table.latest();
            TableMetadata metadata = version == null ? null : table.read(version);
            if (version == null || metadata == null || !metadata.uuid().equals(uuid)) {
                throw new FeldsparException(
                        ErrorCode.TABLE_NOT_FOUND,
                        "The table was dropped or replaced while the statement ran; nothing was"
                                + " changed");
            }
            return new Base(version, metadata);
        }
    }

    public static FeldsparException conflict(String reason) {
        return new FeldsparException(
                ErrorCode.SERIALIZATION_FAILURE,
                "The change failed: " + reason,
                "Run the statement again.");
    }

    static void discard(Storage storage, List<Path> files) {
        for (Path file : files) {
            try {
                storage.delete(file);
            } catch (IOException e) {
                LOG.warn("'{}' could not be deleted; VACUUM will", file, e);
            }
        }
    }

    static void pause(int attempt) {
        try {
            int most = Math.min(LONGEST_WAIT_MILLIS, attempt * 5);
            Thread.sleep(ThreadLocalRandom.current().nextInt(most) + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw conflict("the statement was interrupted");
        }
    }
}
