package io.feldspar.sql.catalog;

import io.feldspar.executor.type.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a name in a schema stands for.
public sealed interface Relation {

    /// Files of a format.
    ///
    /// @param declared the columns that the user declared, or null where the files tell
    record FileTable(
            String format,
            List<String> paths,
            Map<String, String> options,
            @Nullable Schema declared)
            implements Relation {
        public FileTable {
            paths = List.copyOf(paths);
            options = Map.copyOf(options);
        }
    }

    /// A query under a name.
    ///
    /// @param columns names of its columns, or empty for those of the query
    /// @param currentCatalog where the names in the query are looked up, as when it was made
    record View(String sql, List<String> columns, String currentCatalog, String currentSchema)
            implements Relation {
        public View {
            columns = List.copyOf(columns);
        }
    }
}
