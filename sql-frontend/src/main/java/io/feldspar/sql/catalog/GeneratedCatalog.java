package io.feldspar.sql.catalog;

import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableCatalog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A catalog of tables that are generated as they are read.
final class GeneratedCatalog implements CatalogProvider {

    private final TableCatalog catalog;

    GeneratedCatalog(TableCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public String name() {
        return catalog.name();
    }

    @Override
    public List<String> schemas() {
        return catalog.schemas();
    }

    @Override
    public boolean hasSchema(String schema) {
        return catalog.hasSchema(schema);
    }

    @Override
    public List<String> tables(String schema) {
        return catalog.tables();
    }

    @Override
    public @Nullable Table table(String schema, String table) {
        return catalog.table(schema, table);
    }
}
