package io.feldspar.server.shell;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The names that completion offers, asked from the catalog each time, so that new tables count.
class CatalogNames {

    private static final String[] TEMPORARY = {"LOCAL TEMPORARY"};

    private final Connection connection;
    private List<String> keywords = List.of();
    private List<String> functions = List.of();

    CatalogNames(Connection connection) {
        this.connection = connection;
    }

    List<String> keywords() throws SQLException {
        if (keywords.isEmpty()) {
            keywords = List.of(connection.getMetaData().getSQLKeywords().split(",", -1));
        }
        return keywords;
    }

    /// The functions' names in lower case.
    List<String> functions() throws SQLException {
        if (functions.isEmpty()) {
            functions =
                    read(connection.getMetaData().getFunctions(null, null, null), "FUNCTION_NAME")
                            .stream()
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .distinct()
                            .toList();
        }
        return functions;
    }

    /// The settings of the session.
    List<String> settings() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("SHOW ALL");
            return read(rows, rows.getMetaData().getColumnLabel(1));
        }
    }

    List<String> catalogs() throws SQLException {
        return read(connection.getMetaData().getCatalogs(), "TABLE_CAT");
    }

    List<String> schemas(String catalog) throws SQLException {
        return read(connection.getMetaData().getSchemas(catalog, null), "TABLE_SCHEM");
    }

    /// Tables of the current schema, and temporary ones.
    List<String> tables() throws SQLException {
        List<String> all = new ArrayList<>(tables(connection.getCatalog(), connection.getSchema()));
        all.addAll(temporaries(connection, null));
        return all;
    }

    static List<String> temporaries(Connection connection, @Nullable String pattern)
            throws SQLException {
        return read(
                connection.getMetaData().getTables(null, null, pattern, TEMPORARY), "TABLE_NAME");
    }

    List<String> tables(String catalog, String schema) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        return read(metaData.getTables(catalog, escape(schema), null, null), "TABLE_NAME");
    }

    /// Columns of a table written as `table`, `schema.table` or `catalog.schema.table`; none where
    /// it does not exist.
    List<String> columns(String name) throws SQLException {
        String[] parts = name.split("\\.", -1);
        int size = parts.length;
        String catalog = size > 2 ? parts[size - 3] : connection.getCatalog();
        String schema = size > 1 ? parts[size - 2] : connection.getSchema();
        for (String table : tables(catalog, schema)) {
            if (table.toLowerCase(Locale.ROOT).equals(parts[size - 1].toLowerCase(Locale.ROOT))) {
                DatabaseMetaData metaData = connection.getMetaData();
                return read(
                        metaData.getColumns(catalog, escape(schema), escape(table), null),
                        "COLUMN_NAME");
            }
        }
        return List.of();
    }

    static String escape(String name) {
        return name.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%");
    }

    private static List<String> read(ResultSet rows, String column) throws SQLException {
        List<String> names = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                names.add(rows.getString(column));
            }
        }
        return names;
    }
}
