package io.feldspar.executor.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A catalog that only reads, such as `tpch`, whose tables are generated.
public interface TableCatalog {

    /// In lower case.
    String name();

    /// The schemas worth listing; there may be more, such as one per scale factor.
    List<String> schemas();

    /// Whether there is such a schema; the name is in lower case.
    default boolean hasSchema(String schema) {
        return schemas().contains(schema);
    }

    /// The names of the tables of a schema that exists.
    List<String> tables(String schema);

    /// The table, or null if there is none of that name in such a schema; names are in lower
    /// case.
    @Nullable Table table(String schema, String table);
}
