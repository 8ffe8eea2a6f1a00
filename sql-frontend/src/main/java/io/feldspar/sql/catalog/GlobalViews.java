package io.feldspar.sql.catalog;

import io.feldspar.sql.access.Access;
import io.feldspar.sql.access.Privilege;
import io.feldspar.sql.access.Securable;
import io.feldspar.sql.catalog.WritableCatalog.OnExisting;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The global temporary views of an engine: all its sessions see them in the schema `global_temp`,
/// and they end with it. A view reads with the rights of who uses it. Thread-safe.
public final class GlobalViews {

    /// The schema, which is there in every catalog.
    public static final String SCHEMA = "global_temp";

    /// @param owner the user who made it, and who may replace or drop it
    private record Owned(Relation.View view, String owner, long version) {}

    private final Map<String, Owned> views =
            new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private final AtomicLong changes = new AtomicLong();

    /// Whether a schema of that name is the one of global views.
    public static boolean isSchema(String name) {
        return name.equalsIgnoreCase(SCHEMA);
    }

    /// Whether a name of a statement is that of a global view.
    public static boolean isName(List<String> name) {
        return name.size() > 1 && isSchema(name.get(name.size() - 2));
    }

    /// @return false where there was one to be kept
    /// @throws io.feldspar.executor.error.FeldsparException with TABLE_ALREADY_EXISTS or
    ///     INSUFFICIENT_PRIVILEGE
    public synchronized boolean create(
            String name, Relation.View view, Access by, OnExisting onExisting) {
        if (views.containsKey(name)) {
            switch (onExisting) {
                case KEEP -> {
                    return false;
                }
                case FAIL -> throw Catalogs.alreadyExists(SCHEMA + "." + name);
                case REPLACE -> requireOwner(name, by);
            }
        }
        views.put(name, new Owned(view, by.user(), changes.incrementAndGet()));
        return true;
    }

    /// @return whether there was one
    /// @throws io.feldspar.executor.error.FeldsparException with INSUFFICIENT_PRIVILEGE
    public synchronized boolean drop(String name, Access by) {
        if (!views.containsKey(name)) {
            return false;
        }
        requireOwner(name, by);
        changes.incrementAndGet();
        return views.remove(name) != null;
    }

    private void requireOwner(String name, Access by) {
        Owned known = views.get(name);
        if (known != null && by.limited() && !by.isAdmin() && !known.owner().equals(by.user())) {
            throw by.refused(
                    Privilege.OWNERSHIP, Securable.table(Catalogs.DEFAULT_CATALOG, SCHEMA, name));
        }
    }

    @Nullable CatalogEntry entry(String name) {
        Owned known = views.get(name);
        return known == null ? null : new CatalogEntry(name, known.view(), known.version());
    }

    List<Catalog.Listing> list(NamePattern pattern) {
        return views.keySet().stream()
                .filter(pattern.matcher())
                .map(name -> new Catalog.Listing(name, Relation.Kind.VIEW))
                .toList();
    }

    long version() {
        return changes.get();
    }
}
