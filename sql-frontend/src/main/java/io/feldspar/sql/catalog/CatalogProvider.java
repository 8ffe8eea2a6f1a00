package io.feldspar.sql.catalog;

import io.feldspar.executor.source.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A catalog that only reads, such as the generated benchmark tables. Found by ServiceLoader.
public interface CatalogProvider {

    /// The catalog's name, in lower case.
    String name();

    /// The schemas worth listing; there may be more.
    List<String> schemas();

    /// Whether there is such a schema; the name is in lower case.
    default boolean hasSchema(String schema) {
        return schemas().contains(schema);
    }

    /// The tables of a schema that exists.
    List<String> tables(String schema);

    /// @return null where there is no such schema or table; names are in lower case
    @Nullable Table table(String schema, String table);
}
