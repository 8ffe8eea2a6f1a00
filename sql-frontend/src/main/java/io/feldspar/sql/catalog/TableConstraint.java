package io.feldspar.sql.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said of the rows of a table. A check is enforced whenever rows are written; keys tell
/// tools and users how rows are meant, and are not enforced.
public sealed interface TableConstraint {

    /// Unique within the table, in any case of letters; null until it is made.
    @Nullable String name();

    TableConstraint named(String name);

    /// Names of the columns that it is about.
    List<String> columns();

    record Check(@Nullable String name, Formula condition) implements TableConstraint {

        @Override
        public TableConstraint named(String other) {
            return new Check(other, condition);
        }

        @Override
        public List<String> columns() {
            return condition.columns();
        }
    }

    /// PRIMARY KEY or UNIQUE.
    record Key(@Nullable String name, boolean primary, List<String> columns)
            implements TableConstraint {
        public Key {
            columns = List.copyOf(columns);
        }

        @Override
        public TableConstraint named(String other) {
            return new Key(other, primary, columns);
        }
    }

    /// @param table as the statement names it, until it is made; then with catalog and schema
    /// @param referenced columns there; empty for those of its primary key, until it is made
    record ForeignKey(
            @Nullable String name,
            List<String> columns,
            List<String> table,
            List<String> referenced)
            implements TableConstraint {
        public ForeignKey {
            columns = List.copyOf(columns);
            table = List.copyOf(table);
            referenced = List.copyOf(referenced);
        }

        @Override
        public TableConstraint named(String other) {
            return new ForeignKey(other, columns, table, referenced);
        }
    }
}
