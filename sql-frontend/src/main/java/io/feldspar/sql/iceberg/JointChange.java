package io.feldspar.sql.iceberg;

import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Changes of rows of several tables that appear together, or not at all.
public final class JointChange {

    private static final int ATTEMPTS = 100;

    /// What becomes of one table.
    ///
    /// @param begun the table as the writer of the files found it
    /// @param deleted paths of data files
    public record Part(
            TableDirectory table,
            TableMetadata begun,
            List<ContentFile> added,
            Set<String> deleted) {

        public Part {
            added = List.copyOf(added);
            deleted = Set.copyOf(deleted);
        }

        TableChanges.Change change() {
            return deleted.isEmpty()
                    ? new TableChanges(table).appending(begun, added)
                    : new TableChanges(table).replacing("overwrite", begun, added, deleted);
        }
    }

    private final Storage storage;
    private final CommitJournal journal;
    private final List<Part> parts;

    /// @param parts of different tables
    public JointChange(Storage storage, Path warehouse, List<Part> parts) {
        this.storage = storage;
        this.journal = new CommitJournal(storage, warehouse);
        this.parts = List.copyOf(parts);
    }

    /// @throws FeldsparException with SERIALIZATION_FAILURE where others have replaced one of the
    ///     files, or TABLE_NOT_FOUND
    public void make() throws IOException {
        for (int attempt = 1; !attempt(); attempt++) {
            if (attempt == ATTEMPTS) {
                throw TableChanges.conflict("others changed the tables at the same time");
            }
            TableChanges.pause(attempt);
        }
    }

    /// @return false where others were first
    private boolean attempt() throws IOException {
        ChangedFiles files = new ChangedFiles();
        List<PreparedVersion> prepared = new ArrayList<>();
        boolean keep = false;
        try {
            for (Part part : parts) {
                prepared.add(prepare(part, files));
            }
            Set<Path> unsynced = new LinkedHashSet<>(files.unsynced());
            prepared.forEach(version -> unsynced.add(version.temporary()));
            storage.sync(unsynced);
            keep = commit(prepared);
        } catch (CommitStateUnknownException e) {
            keep = true;
            throw e;
        } finally {
            if (!keep) {
                TableChanges.discard(storage, files.metadata());
                TableChanges.discard(
                        storage, prepared.stream().map(PreparedVersion::temporary).toList());
            }
        }
        if (keep) {
            for (int i = 0; i < parts.size(); i++) {
                PreparedVersion version = prepared.get(i);
                parts.get(i).table().afterCommit(version.number(), version.metadata());
            }
        }
        return keep;
    }

    private static PreparedVersion prepare(Part part, ChangedFiles files) throws IOException {
        TableChanges.Base base = TableChanges.Base.of(part.table(), part.begun().uuid());
        TableMetadata next = part.change().next(base.version(), base.metadata(), files);
        if (next == null) {
            throw new IllegalStateException("no change of " + part.table().metadata());
        }
        return part.table().prepare(base.version(), next);
    }

    private boolean commit(List<PreparedVersion> versions) throws IOException {
        try (Storage.Lock _ = journal.lock()) {
            for (int i = 0; i < versions.size(); i++) {
                if (!parts.get(i).table().isNext(versions.get(i))) {
                    return false;
                }
            }
            journal.commit(versions);
            return true;
        }
    }
}
