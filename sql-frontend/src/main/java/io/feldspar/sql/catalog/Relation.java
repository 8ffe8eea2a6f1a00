package io.feldspar.sql.catalog;

import io.feldspar.executor.type.Schema;
import io.feldspar.sql.dialect.Dialect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a name in a schema stands for: a value that says all there is to know, and opens nothing.
public sealed interface Relation {

    /// What SQL calls it.
    enum Kind {
        TABLE,
        VIEW
    }

    Kind kind();

    /// A relation with rows of its own; [Catalogs#open] opens it.
    sealed interface Table extends Relation {
        @Override
        default Kind kind() {
            return Kind.TABLE;
        }
    }

    /// Files of a format.
    ///
    /// @param declared the columns that the user declared, or null where the files tell
    record FileTable(
            String format,
            List<String> paths,
            Map<String, String> options,
            @Nullable Schema declared)
            implements Table {
        public FileTable {
            paths = List.copyOf(paths);
            options = Map.copyOf(options);
        }
    }

    /// A table of the warehouse.
    ///
    /// @param location its directory
    record IcebergTable(Path location) implements Table {}

    /// A table that is generated when it is read. Names in lower case.
    record GeneratedTable(String catalog, String schema, String name) implements Table {}

    /// A query under a name.
    ///
    /// @param columns names of its columns, or empty for those of the query
    /// @param currentCatalog where the names in the query are looked up, as when it was made
    /// @param dialect what its text means
    record View(
            String sql,
            List<String> columns,
            String currentCatalog,
            String currentSchema,
            Dialect dialect)
            implements Relation {
        public View {
            columns = List.copyOf(columns);
        }

        @Override
        public Kind kind() {
            return Kind.VIEW;
        }
    }

    /// A table of `information_schema`.
    ///
    /// @param catalog whose contents it tells
    record Information(String catalog, InformationTable table) implements Relation {

        @Override
        public Kind kind() {
            return Kind.VIEW;
        }
    }
}
