package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.sql.catalog.TableAlteration;
import io.feldspar.sql.catalog.WritableCatalog.HeldRows;
import io.feldspar.sql.iceberg.ContentFile;
import io.feldspar.sql.iceberg.JointChange;
import io.feldspar.sql.iceberg.TableChanges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A table in a transaction: as it was when the transaction first used it, and the data files that
/// the transaction added and took away. Thread-safe.
final class TransactionTable implements ChangeTarget {

    private final OpenTables tables;
    private final Path location;
    private final OpenTables.State begun;
    private final Runnable changed;

    private final Map<String, ContentFile> added = new LinkedHashMap<>();
    private final Set<String> deleted = new HashSet<>();

    /// Files of the transaction that no longer count in it.
    private final List<Path> garbage = new ArrayList<>();

    private @Nullable ResolvedTable rows;
    private @Nullable HeldRows held;

    /// @param changed called after each change
    TransactionTable(OpenTables tables, Path location, Runnable changed) {
        this.tables = tables;
        this.location = location;
        this.begun = tables.opened(location);
        this.changed = changed;
    }

    @Override
    public Path location() {
        return location;
    }

    @Override
    public OpenTables.State state() {
        return begun;
    }

    @Override
    public synchronized ResolvedTable rows() {
        if (rows == null) {
            rows =
                    changed()
                            ? OpenTables.with(begun.rows(), deleted, added.keySet())
                            : begun.rows();
        }
        return rows;
    }

    @Override
    public synchronized Map<String, ContentFile> content() throws IOException {
        Map<String, ContentFile> content = tables.content(begun.metadata());
        content.keySet().removeAll(deleted);
        content.putAll(added);
        return content;
    }

    @Override
    public synchronized void append(List<ContentFile> files) {
        files.forEach(file -> added.put(file.path(), file));
        rows = null;
        changed.run();
    }

    @Override
    public void afterAppend() {}

    @Override
    public synchronized void overwrite(
            String operation, List<ContentFile> files, Set<String> replaced) throws IOException {
        requireLive(replaced);
        if (held == null) {
            held = RowLock.ofFiles(location).await(false, () -> {});
        }
        for (String path : replaced) {
            if (added.remove(path) == null) {
                deleted.add(path);
            } else {
                garbage.add(Path.of(path));
            }
        }
        append(files);
    }

    /// A transaction leaves what its tables are.
    @Override
    public void overwrite(
            List<TableAlteration> changes, List<ContentFile> files, Set<String> replaced) {
        throw new IllegalStateException("changes in a transaction: " + changes);
    }

    /// Another statement of the transaction may have run at the same time.
    private void requireLive(Set<String> files) {
        Set<String> missing = new HashSet<>(files);
        missing.removeAll(added.keySet());
        for (DataFile file : OpenTables.files(begun.rows()).files().files()) {
            String path = file.path().toString();
            if (!deleted.contains(path)) {
                missing.remove(path);
            }
        }
        if (!missing.isEmpty()) {
            throw TableChanges.conflict(
                    "another statement of the transaction changed the same rows");
        }
    }

    synchronized boolean changed() {
        return !added.isEmpty() || !deleted.isEmpty();
    }

    /// What becomes of the table.
    synchronized JointChange.Part part() {
        return new JointChange.Part(
                tables.directory(location), begun.metadata(), List.copyOf(added.values()), deleted);
    }

    /// Ends the part that the table has in the transaction.
    ///
    /// @param committed whether its files count now
    /// @return those that do not
    synchronized List<Path> end(boolean committed) {
        List<Path> unused = new ArrayList<>(garbage);
        if (!committed) {
            added.keySet().forEach(path -> unused.add(Path.of(path)));
        }
        garbage.clear();
        added.clear();
        deleted.clear();
        if (held != null) {
            held.close();
            held = null;
        }
        return unused;
    }
}
