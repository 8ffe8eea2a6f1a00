package io.feldspar.sql.catalog;

import io.feldspar.executor.source.TableCatalog;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A catalog of tables that are generated, such as `tpch`. Never changes.
///
/// @param tables what there is, and what generates it
record GeneratedCatalog(TableCatalog tables) implements Catalog {

    @Override
    public String name() {
        return tables.name();
    }

    @Override
    public List<String> schemas() {
        return tables.schemas();
    }

    @Override
    public boolean hasSchema(String schema) {
        return tables.hasSchema(schema.toLowerCase(Locale.ROOT));
    }

    @Override
    public List<Listing> list(String schema, NamePattern pattern) {
        Predicate<String> matches = pattern.matcher();
        return names(schema).stream()
                .filter(matches)
                .map(name -> new Listing(name, Relation.Kind.TABLE))
                .toList();
    }

    private List<String> names(String schema) {
        return hasSchema(schema) ? tables.tables(schema.toLowerCase(Locale.ROOT)) : List.of();
    }

    @Override
    public @Nullable CatalogEntry entry(String schema, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return names(schema).contains(lower)
                ? new CatalogEntry(
                        lower,
                        new Relation.GeneratedTable(name(), schema.toLowerCase(Locale.ROOT), lower),
                        0)
                : null;
    }

    @Override
    public long version() {
        return 0;
    }
}
