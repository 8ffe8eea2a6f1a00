package io.feldspar.sql.catalog;

import io.feldspar.executor.function.user.Routine;
import io.feldspar.executor.sequence.Sequence;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.access.Restriction;
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
        VIEW,
        FUNCTION,
        SEQUENCE
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
    /// @param definer with whose rights it reads
    /// @param tree the query, where it is not the text that says it
    record View(
            String sql,
            List<String> columns,
            String currentCatalog,
            String currentSchema,
            Dialect dialect,
            Definer definer,
            @Nullable Tree tree)
            implements Relation {
        public View {
            columns = List.copyOf(columns);
        }

        /// A query that a program made.
        public interface Tree {}

        /// One whose text says it all.
        public View(
                String sql,
                List<String> columns,
                String currentCatalog,
                String currentSchema,
                Dialect dialect,
                Definer definer) {
            this(sql, columns, currentCatalog, currentSchema, dialect, definer, null);
        }

        /// A view that reads with the rights of its invoker.
        public View(
                String sql,
                List<String> columns,
                String currentCatalog,
                String currentSchema,
                Dialect dialect) {
            this(sql, columns, currentCatalog, currentSchema, dialect, Definer.READER);
        }

        @Override
        public Kind kind() {
            return Kind.VIEW;
        }
    }

    /// With whose rights a view reads.
    ///
    /// @param user for USER alone
    record Definer(Kind kind, String user) {

        public enum Kind {
            /// The invoker's rights.
            READER,
            /// Of the user who made it.
            USER,
            /// Of the engine itself, which may read everything.
            ENGINE
        }

        public static final Definer READER = new Definer(Kind.READER, "");
        public static final Definer ENGINE = new Definer(Kind.ENGINE, "");

        public static Definer user(String name) {
            return new Definer(Kind.USER, name);
        }
    }

    /// A table or view of which a user gets to see a part.
    record Restricted(Relation relation, TableName name, Restriction restriction)
            implements Relation {

        @Override
        public Kind kind() {
            return relation.kind();
        }
    }

    /// A parameter of a function, or a column of its rows.
    ///
    /// @param type as the user wrote it, or null for any
    /// @param initial what stands for a missing argument, or null where there must be one
    record Parameter(String name, @Nullable String type, @Nullable String initial) {}

    /// What can be called.
    sealed interface Callable extends Relation {
        @Override
        default Kind kind() {
            return Kind.FUNCTION;
        }
    }

    /// A function in Java.
    record JavaFunction(Routine routine, @Nullable String comment) implements Callable {}

    /// An expression or a query with parameters.
    ///
    /// @param returns the type of its value, or null for that of the body
    /// @param table whether it gives rows
    /// @param columns of the rows, or empty for those of the body
    /// @param currentCatalog where the names in the body are looked up, as when it was made
    /// @param dialect what its text means
    record Function(
            List<Parameter> parameters,
            @Nullable String returns,
            boolean table,
            List<Parameter> columns,
            String body,
            @Nullable String comment,
            String currentCatalog,
            String currentSchema,
            Dialect dialect)
            implements Callable {
        public Function {
            parameters = List.copyOf(parameters);
            columns = List.copyOf(columns);
        }

        /// The name of its entry in a schema, which no table or view has.
        public static String entryName(String function) {
            return function + "()";
        }

        /// The function that an entry of a schema is called by.
        public static String nameOfEntry(String entry) {
            return entry.substring(0, entry.length() - "()".length());
        }

        /// Whether it was made in that schema.
        public boolean in(String catalog, String schema) {
            return currentCatalog.equalsIgnoreCase(catalog)
                    && currentSchema.equalsIgnoreCase(schema);
        }

        /// The function as made in a schema.
        public Function madeIn(String catalog, String schema) {
            return new Function(
                    parameters, returns, table, columns, body, comment, catalog, schema, dialect);
        }
    }

    /// Numbers in order.
    record Numbers(Sequence sequence) implements Relation {

        @Override
        public Kind kind() {
            return Kind.SEQUENCE;
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
