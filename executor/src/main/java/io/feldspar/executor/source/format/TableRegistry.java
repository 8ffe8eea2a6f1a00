package io.feldspar.executor.source.format;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableCatalog;
import java.util.LinkedHashMap;
import java.util.Map;

/// Opens tables by their handles, and keeps those that were used last. Thread-safe.
public final class TableRegistry {

    private static final int KEPT = 1000;

    private final Map<String, TableCatalog> generated;

    /// In the order of their last use.
    private final Map<TableHandle, Table> tables =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<TableHandle, Table> eldest) {
                    return size() > KEPT;
                }
            };

    /// @param generated the catalogs of generated tables, by name
    public TableRegistry(Map<String, TableCatalog> generated) {
        this.generated = Map.copyOf(generated);
    }

    /// The table that the handle stands for. Tasks that need it at the same time may each open it.
    ///
    /// @throws FeldsparException with TABLE_NOT_FOUND or as [FileFormats#reopen] does
    public Table table(TableHandle handle) {
        synchronized (tables) {
            Table known = tables.get(handle);
            if (known != null) {
                return known;
            }
        }
        Table opened =
                switch (handle) {
                    case TableHandle.Files files -> FileFormats.reopen(files);
                    case TableHandle.Generated name -> generated(name);
                    case TableHandle.Rows rows -> new RowsTable(rows);
                };
        add(new ResolvedTable(handle, opened));
        return opened;
    }

    /// Caches a table that was opened elsewhere, unless its handle holds the rows themselves.
    public void add(ResolvedTable resolved) {
        if (resolved.handle() instanceof TableHandle.Rows) {
            return;
        }
        synchronized (tables) {
            tables.put(resolved.handle(), resolved.table());
        }
    }

    private Table generated(TableHandle.Generated name) {
        TableCatalog catalog = generated.get(name.catalog());
        Table table = catalog == null ? null : catalog.table(name.schema(), name.name());
        if (table == null) {
            throw new FeldsparException(
                    ErrorCode.TABLE_NOT_FOUND,
                    "Table '%s' not found".formatted(name.description()),
                    "See SHOW TABLES.");
        }
        return table;
    }
}
