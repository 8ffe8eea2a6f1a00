package io.feldspar.sql.catalog;

import io.feldspar.sql.access.Access;
import io.feldspar.sql.access.Restriction;
import io.feldspar.sql.access.Securable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A catalog as one user sees it.
class GuardedCatalog implements Catalog {

    private final Catalog catalog;
    private final Access access;

    private GuardedCatalog(Catalog catalog, Access access) {
        this.catalog = catalog;
        this.access = access;
    }

    static Catalog of(Catalog catalog, Access access) {
        return catalog instanceof WritableCatalog writable
                ? new GuardedWritableCatalog(writable, new GuardedCatalog(catalog, access), access)
                : new GuardedCatalog(catalog, access);
    }

    private Securable table(String schema, String name) {
        return Securable.table(catalog.name(), schema, name);
    }

    @Override
    public String name() {
        return catalog.name();
    }

    @Override
    public List<String> schemas() {
        return catalog.schemas().stream().filter(this::seesSchema).toList();
    }

    private boolean seesSchema(String schema) {
        return access.sees(Securable.schema(catalog.name(), schema));
    }

    @Override
    public boolean hasSchema(String schema) {
        return seesSchema(schema) && catalog.hasSchema(schema);
    }

    @Override
    public List<Listing> list(String schema, NamePattern pattern) {
        return catalog.list(schema, pattern).stream()
                .filter(listing -> access.sees(table(schema, listing.name())))
                .toList();
    }

    @Override
    public List<String> functions(String schema) {
        return catalog.functions(schema).stream()
                .filter(entry -> access.sees(table(schema, entry)))
                .toList();
    }

    @Override
    public List<String> sequences(String schema) {
        return catalog.sequences(schema).stream()
                .filter(entry -> access.sees(table(schema, entry)))
                .toList();
    }

    @Override
    public @Nullable CatalogEntry entry(String schema, String name) {
        CatalogEntry entry = catalog.entry(schema, name);
        Securable table = table(schema, name);
        if (entry == null || !access.sees(table)) {
            return null;
        }
        if (table.kind() == Securable.Kind.FUNCTION) {
            return entry;
        }
        Restriction restriction = access.read(table);
        return restriction == null
                ? entry
                : new CatalogEntry(
                        entry.name(),
                        new Relation.Restricted(
                                entry.relation(),
                                new TableName(catalog.name(), schema, name),
                                restriction),
                        entry.version());
    }

    @Override
    public long version() {
        return catalog.version();
    }
}
