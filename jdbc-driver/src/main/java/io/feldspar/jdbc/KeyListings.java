package io.feldspar.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the tables of keys that DatabaseMetaData defines, from `information_schema`.
final class KeyListings {

    private static final String PRIMARY =
            "SELECT k.table_catalog, k.table_schema, k.table_name, k.column_name,"
                    + " k.ordinal_position, k.constraint_name"
                    + " FROM %1$s.information_schema.key_column_usage AS k"
                    + " JOIN %1$s.information_schema.table_constraints AS c"
                    + " ON c.constraint_schema = k.constraint_schema"
                    + " AND c.constraint_name = k.constraint_name"
                    + " AND c.table_name = k.table_name"
                    + " WHERE c.constraint_type = 'PRIMARY KEY'";

    private static final String FOREIGN =
            "SELECT p.table_catalog, p.table_schema, p.table_name, p.column_name,"
                    + " f.table_catalog, f.table_schema, f.table_name, f.column_name,"
                    + " f.ordinal_position, f.constraint_name, p.constraint_name"
                    + " FROM %1$s.information_schema.referential_constraints AS r"
                    + " JOIN %1$s.information_schema.key_column_usage AS f"
                    + " ON f.constraint_schema = r.constraint_schema"
                    + " AND f.constraint_name = r.constraint_name"
                    + " JOIN %1$s.information_schema.key_column_usage AS p"
                    + " ON p.constraint_schema = r.unique_constraint_schema"
                    + " AND p.constraint_name = r.unique_constraint_name"
                    + " AND p.ordinal_position = f.position_in_unique_constraint"
                    + " WHERE f.position_in_unique_constraint IS NOT NULL";

    private final Connection connection;

    KeyListings(Connection connection) {
        this.connection = connection;
    }

    Listing primary(@Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        Listing keys =
                new Listing()
                        .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME")
                        .small("KEY_SEQ")
                        .text("PK_NAME");
        Query query = new Query(PRIMARY, catalog);
        query.where("k.table_schema", schema);
        query.where("k.table_name", table);
        query.run(
                row ->
                        keys.row(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getInt(5),
                                row.getString(6)));
        return keys.sort(3);
    }

    /// @param imported whether the table is the one with the foreign key, not the one it references
    Listing foreign(
            boolean imported,
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table)
            throws SQLException {
        String side = imported ? "f" : "p";
        Query query = new Query(FOREIGN, catalog);
        query.where(side + ".table_schema", schema);
        query.where(side + ".table_name", table);
        return foreign(query);
    }

    /// The foreign keys of a table that reference another.
    Listing cross(
            @Nullable String catalog,
            @Nullable String parentSchema,
            @Nullable String parent,
            @Nullable String schema,
            @Nullable String table)
            throws SQLException {
        Query query = new Query(FOREIGN, catalog);
        query.where("p.table_schema", parentSchema);
        query.where("p.table_name", parent);
        query.where("f.table_schema", schema);
        query.where("f.table_name", table);
        return foreign(query);
    }

    private Listing foreign(Query query) throws SQLException {
        Listing keys =
                new Listing()
                        .text("PKTABLE_CAT", "PKTABLE_SCHEM", "PKTABLE_NAME", "PKCOLUMN_NAME")
                        .text("FKTABLE_CAT", "FKTABLE_SCHEM", "FKTABLE_NAME", "FKCOLUMN_NAME")
                        .small("KEY_SEQ", "UPDATE_RULE", "DELETE_RULE")
                        .text("FK_NAME", "PK_NAME")
                        .small("DEFERRABILITY");
        query.run(
                row ->
                        keys.row(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8),
                                row.getInt(9),
                                DatabaseMetaData.importedKeyNoAction,
                                DatabaseMetaData.importedKeyNoAction,
                                row.getString(10),
                                row.getString(11),
                                DatabaseMetaData.importedKeyNotDeferrable));
        return keys.sort(0, 1, 2, 4, 5, 6, 11, 8);
    }

    /// What is done with each row.
    @FunctionalInterface
    private interface Rows {
        void add(ResultSet row) throws SQLException;
    }

    private final class Query {

        private final StringBuilder sql;
        private final List<String> values = new ArrayList<>();

        Query(String text, @Nullable String catalog) throws SQLException {
            String name = catalog == null || catalog.isEmpty() ? connection.getCatalog() : catalog;
            sql = new StringBuilder(String.format(text, name));
        }

        /// @param value null for any
        void where(String column, @Nullable String value) {
            if (value != null) {
                sql.append(" AND ").append(column).append(" = ?");
                values.add(value);
            }
        }

        void run(Rows rows) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
                for (int i = 0; i < values.size(); i++) {
                    statement.setString(i + 1, values.get(i));
                }
                try (ResultSet found = statement.executeQuery()) {
                    while (found.next()) {
                        rows.add(found);
                    }
                }
            }
        }
    }
}
