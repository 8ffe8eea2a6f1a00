package io.feldspar.sql.catalog;

import io.feldspar.executor.source.cache.DataCache;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.sql.access.Access;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tables of an engine whose columns are held in memory once they were read. A table that
/// changes stays cached: what of it changed is dropped, and read again. Thread-safe.
public final class CachedTables {

    /// A cached table.
    ///
    /// @param name as the user wrote it
    /// @param id of what is held
    public record Entry(String name, String id) {}

    private static final class State {
        private final Entry entry;
        private final TableName table;
        private @Nullable String version;
        private @Nullable ResolvedTable cached;

        State(Entry entry, TableName table) {
            this.entry = entry;
            this.table = table;
        }
    }

    private final Map<Relation.Table, State> tables = new ConcurrentHashMap<>();

    /// Whether a table of Parquet files, which is what can be cached.
    public static boolean possible(ResolvedTable table) {
        return table.handle() instanceof TableHandle.Files files
                && files.format().equals("parquet");
    }

    /// @param written the name as the user wrote it
    /// @return false where it is cached already
    public boolean add(Relation.Table table, TableName name, String written) {
        State state = new State(new Entry(written, UUID.randomUUID().toString()), name);
        return tables.putIfAbsent(table, state) == null;
    }

    /// @return whether it was cached
    public boolean remove(Relation.Table table) {
        State removed = tables.remove(table);
        if (removed != null) {
            DataCache.drop(removed.entry.id(), _ -> true);
        }
        return removed != null;
    }

    /// Removes those that may be seen.
    public void clear(Access access) {
        tables.forEach(
                (table, state) -> {
                    if (access.sees(state.table.securable())) {
                        remove(table);
                    }
                });
    }

    /// Those that are cached and may be seen.
    public List<Entry> entries(Access access) {
        List<Entry> entries = new ArrayList<>();
        for (State state : tables.values()) {
            if (access.sees(state.table.securable())) {
                entries.add(state.entry);
            }
        }
        return entries;
    }

    /// The table as it is read: from memory where it is cached.
    ///
    /// @param opened as its files are
    ResolvedTable read(Relation.Table table, ResolvedTable opened) {
        State state = tables.get(table);
        return state == null || !(opened.handle() instanceof TableHandle.Files files)
                ? opened
                : read(state, opened, files);
    }

    private static ResolvedTable read(State state, ResolvedTable opened, TableHandle.Files files) {
        synchronized (state) {
            String version = opened.table().version();
            ResolvedTable known = state.cached;
            if (known != null && version.equals(state.version)) {
                return known;
            }
            Map<String, String> options = new HashMap<>(files.options());
            options.put(TableHandle.CACHED, state.entry.id());
            TableHandle.Files handle =
                    new TableHandle.Files(files.format(), files.files(), options, files.declared());
            ResolvedTable cached = new ResolvedTable(handle, FileFormats.open(handle));
            state.version = version;
            state.cached = cached;
            Set<Path> live =
                    files.files().files().stream().map(DataFile::path).collect(Collectors.toSet());
            DataCache.drop(state.entry.id(), file -> !live.contains(file));
            return cached;
        }
    }
}
