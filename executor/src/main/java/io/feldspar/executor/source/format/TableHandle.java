package io.feldspar.executor.source.format;

import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.type.Schema;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which table a query reads, as a value that travels: a [TableRegistry] opens the table where the
/// task runs. Two handles are equal where they stand for the same rows.
public sealed interface TableHandle {

    /// The option of files whose columns are held in memory: the identifier under which they are.
    String CACHED = "cached";

    /// How EXPLAIN names the table, such as `parquet /data/lineitem/*.parquet`.
    String description();

    /// Files of a format, as they were when the query was planned.
    ///
    /// @param format in lower case
    /// @param options of the format, names in lower case
    /// @param declared the columns that the user declared, or null where the files tell
    record Files(
            String format, FileSet files, Map<String, String> options, @Nullable Schema declared)
            implements TableHandle {
        public Files {
            options = Map.copyOf(options);
        }

        @Override
        public String description() {
            return (options.containsKey(CACHED) ? "cached " : "")
                    + format
                    + " "
                    + files.description();
        }
    }

    /// A table of a catalog whose tables are generated. Names in lower case.
    record Generated(String catalog, String schema, String name) implements TableHandle {

        @Override
        public String description() {
            return catalog + "." + schema + "." + name;
        }
    }

    /// Rows that were computed while the query was planned, such as those of `information_schema`.
    ///
    /// @param name how EXPLAIN names it
    /// @param rows values as [io.feldspar.executor.vector.Values] defines them
    record Rows(String name, Schema schema, List<List<@Nullable Object>> rows)
            implements TableHandle {

        public Rows {
            rows = List.copyOf(rows);
        }

        @Override
        public String description() {
            return name;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Rows that
                    && name.equals(that.name)
                    && schema.equals(that.schema)
                    && same(rows, that.rows);
        }

        /// Equal values; arrays of bytes are equal where their bytes are.
        private static boolean same(@Nullable Object one, @Nullable Object other) {
            if (one instanceof byte[] bytes && other instanceof byte[] others) {
                return Arrays.equals(bytes, others);
            }
            if (!(one instanceof List<?> list && other instanceof List<?> others)) {
                return Objects.equals(one, other);
            }
            if (list.size() != others.size()) {
                return false;
            }
            Iterator<?> next = others.iterator();
            for (Object each : list) {
                if (!same(each, next.next())) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, schema, rows.size());
        }
    }
}
