package io.feldspar.sql.catalog;

import io.feldspar.executor.type.Schema;
import java.util.Map;

/// A table to create.
///
/// @param options with which its files are written, as Parquet
public record TableDefinition(
        String schema,
        String name,
        Schema columns,
        Map<String, String> options,
        WritableCatalog.OnExisting onExisting) {

    public TableDefinition {
        options = Map.copyOf(options);
    }
}
