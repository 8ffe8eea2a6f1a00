package io.feldspar.session;

import io.feldspar.executor.source.cache.DataCache;
import io.feldspar.session.setting.Setting;
import io.feldspar.sql.catalog.CachedTables;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.WritableCatalog.OnExisting;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.WrittenName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/// The queries whose rows a session holds: in temporary files, and in memory once they were read. A
/// temporary view reads them. Thread-safe.
final class CachedQueries implements AutoCloseable {

    /// @param view of the query, for when its rows are no longer held
    private record Held(SpooledRows rows, String id, Relation.View view) {}

    private final FeldsparSession session;
    private final Map<String, Held> held =
            new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);

    CachedQueries(FeldsparSession session) {
        this.session = session;
    }

    /// Runs the query, and makes a view of its rows.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with TABLE_ALREADY_EXISTS
    void add(StatementContext context, String name, QueryText query) {
        SessionCatalog catalog = session.catalog();
        Relation.View view = view(query.sql(), query.dialect());
        PlannedQuery planned = context.plan(query);
        catalog.createTemporaryView(name, view, OnExisting.FAIL);
        boolean done = false;
        try {
            String id = UUID.randomUUID().toString();
            SpooledRows rows = SpooledRows.of(context, planned, directory(id));
            catalog.addRows(id, rows.cachedAs(name, id));
            held.put(name, new Held(rows, id, view));
            String sql =
                    "SELECT * FROM "
                            + WrittenName.of(List.of(SessionCatalog.ROWS, id), Dialect.FELDSPAR);
            catalog.createTemporaryView(name, view(sql, Dialect.FELDSPAR), OnExisting.REPLACE);
            done = true;
        } finally {
            if (!done) {
                catalog.removeTemporaryView(name);
            }
        }
    }

    /// What identifies the rows among those of the session.
    String id(String name) {
        return Objects.requireNonNull(held.get(name), name).id();
    }

    private Path directory(String id) {
        Path temporary = session.settings().get(Setting.TEMP_DIRECTORY).directories().getFirst();
        return temporary.resolve("feldspar-cached-" + id);
    }

    private Relation.View view(String sql, Dialect dialect) {
        return new Relation.View(
                sql, List.of(), session.currentCatalog(), session.currentSchema(), dialect);
    }

    /// Forgets the rows; the view evaluates its query from now on.
    ///
    /// @return false where none are held under that name
    boolean remove(String name) {
        Held removed = held.remove(name);
        if (removed == null) {
            return false;
        }
        if (session.catalog().temporaryView(name) != null) {
            session.catalog().createTemporaryView(name, removed.view(), OnExisting.REPLACE);
        }
        forget(removed);
        return true;
    }

    private void forget(Held gone) {
        session.catalog().removeRows(gone.id());
        DataCache.drop(gone.id(), _ -> true);
        session.engine().registry().whenClosed(gone.rows()::close);
    }

    void clear() {
        held.keySet().forEach(this::remove);
    }

    List<CachedTables.Entry> entries() {
        List<CachedTables.Entry> entries = new ArrayList<>();
        held.forEach((name, each) -> entries.add(new CachedTables.Entry(name, each.id())));
        return entries;
    }

    @Override
    public void close() {
        List<Held> all = List.copyOf(held.values());
        held.clear();
        all.forEach(this::forget);
    }
}
