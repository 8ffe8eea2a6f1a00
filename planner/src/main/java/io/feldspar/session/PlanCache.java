package io.feldspar.session;

import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.analyzer.OpenedTable;
import io.feldspar.sql.parser.QueryText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plans of statements that came before. Never results. Thread-safe.
///
/// A plan is used again where the text, what its names mean, and the version of every table that it
/// reads are as they were.
final class PlanCache {

    /// @param query the text and its location, so that errors name the right line and column
    /// @param meaning a version of everything by which names are looked up
    /// @param parameters the values of its `?`
    record Key(QueryText query, String meaning, List<@Nullable Object> parameters) {}

    /// @param tables what it reads, as when it was planned
    record Cached(
            PhysicalPlan plan,
            Schema schema,
            List<OpenedTable> tables,
            List<String> warnings,
            boolean filtered) {

        boolean current() {
            return tables.stream().allMatch(OpenedTable::unchanged);
        }
    }

    private final Map<Key, Cached> entries;

    PlanCache(int size) {
        this.entries =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Key, Cached> eldest) {
                        return size() > size;
                    }
                };
    }

    @Nullable Cached find(Key key) {
        Cached entry;
        synchronized (entries) {
            entry = entries.get(key);
        }
        return entry != null && entry.current() ? entry : null;
    }

    void put(Key key, Cached entry) {
        synchronized (entries) {
            entries.put(key, entry);
        }
    }
}
