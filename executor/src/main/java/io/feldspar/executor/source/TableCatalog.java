package io.feldspar.executor.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tables found by name: a built-in catalog such as `tpch`.
public interface TableCatalog {

    String name();

    /// The schemas worth listing; there may be more, such as one per scale factor.
    List<String> schemas();

    boolean hasSchema(String schema);

    /// The names of the tables, the same in every schema.
    List<String> tables();

    /// The table, or null where there is none of that name in such a schema.
    @Nullable Table table(String schema, String table);
}
