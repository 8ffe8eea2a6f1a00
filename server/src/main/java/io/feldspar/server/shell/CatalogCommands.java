package io.feldspar.server.shell;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/// The commands that list tables, columns and functions.
final class CatalogCommands {

    private final Connection connection;
    private final PrintWriter out;

    CatalogCommands(Connection connection, PrintWriter out) {
        this.connection = connection;
        this.out = out;
    }

    /// A place in the catalog, as the argument of a command names it.
    private record Place(String catalog, String schema, String name) {}

    private Place place(String text) throws SQLException {
        String[] parts = text.split("\\.", -1);
        int size = parts.length;
        return new Place(
                size > 2 ? parts[size - 3] : connection.getCatalog(),
                size > 1 ? parts[size - 2] : connection.getSchema(),
                parts[size - 1]);
    }

    void tables(String argument) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String[] parts = argument.split("\\.", -1);
        boolean schemaNamed = parts.length >= 2;
        String catalog = schemaNamed ? parts[0] : connection.getCatalog();
        String schema = schemaNamed ? parts[1] : connection.getSchema();
        String last = parts[parts.length - 1];
        String pattern = parts.length == 2 || last.isEmpty() ? null : last.replace('*', '%');
        int found = 0;
        try (ResultSet rows =
                metaData.getTables(catalog, CatalogNames.escape(schema), pattern, null)) {
            while (rows.next()) {
                out.println(rows.getString("TABLE_NAME"));
                found++;
            }
        }
        if (!schemaNamed) {
            for (String view : CatalogNames.temporaries(connection, pattern)) {
                out.println(view);
                found++;
            }
        }
        if (found == 0) {
            out.println("No tables in " + catalog + "." + schema);
        }
    }

    void schema(String argument) throws SQLException {
        Place place = place(argument);
        String pattern = place.name().isEmpty() ? null : CatalogNames.escape(place.name());
        String table = "";
        try (ResultSet rows =
                connection
                        .getMetaData()
                        .getColumns(
                                place.catalog(),
                                CatalogNames.escape(place.schema()),
                                pattern,
                                null)) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME");
                out.print(name.equals(table) ? ",\n" : (table.isEmpty() ? "" : "\n)\n"));
                if (!name.equals(table)) {
                    out.println(name + " (");
                }
                table = name;
                boolean required = rows.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls;
                out.print(
                        "    "
                                + rows.getString("COLUMN_NAME")
                                + " "
                                + rows.getString("TYPE_NAME")
                                + (required ? " NOT NULL" : ""));
            }
        }
        out.println(
                table.isEmpty()
                        ? "No table '" + argument + "' in " + place.catalog() + "." + place.schema()
                        : "\n)");
    }

    /// The functions whose names begin so.
    void functions(String prefix) throws SQLException {
        int found = 0;
        try (ResultSet rows = connection.getMetaData().getFunctions(null, null, null)) {
            while (rows.next()) {
                String name = rows.getString("FUNCTION_NAME").toLowerCase(Locale.ROOT);
                if (name.startsWith(prefix.toLowerCase(Locale.ROOT))) {
                    out.println(name + "  " + rows.getString("REMARKS"));
                    found++;
                }
            }
        }
        if (found == 0) {
            out.println("No function begins with '" + prefix + "'");
        }
    }
}
