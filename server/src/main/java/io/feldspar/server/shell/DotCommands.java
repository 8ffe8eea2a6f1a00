package io.feldspar.server.shell;

import io.feldspar.server.format.OutputFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The shell's own commands, and what they set.
final class DotCommands {

    private static final String HELP =
            """
            .help                  this text
            .tables [PATTERN]      tables of the current schema; catalog.schema for another
            .schema [TABLE]        columns of a table, or of all tables of the current schema
            .timer on|off          whether each statement's time is shown
            .format FORMAT         table, csv, json or markdown
            .quit                  leaves; so does Ctrl-D
            """;

    private final Connection connection;
    private final PrintWriter out;
    private OutputFormat format;
    private boolean timer;
    private boolean quit;

    DotCommands(Connection connection, PrintWriter out, OutputFormat format) {
        this.connection = connection;
        this.out = out;
        this.format = format;
    }

    static List<String> names() {
        return List.of(".help", ".tables", ".schema", ".timer", ".format", ".quit", ".exit");
    }

    OutputFormat format() {
        return format;
    }

    boolean timer() {
        return timer;
    }

    boolean quitAsked() {
        return quit;
    }

    void run(String line) throws SQLException, IOException {
        String[] words = line.strip().replaceAll(";$", "").strip().split("\\s+", -1);
        String argument = words.length > 1 ? words[1] : "";
        if (words.length > 2) {
            out.println(words[0] + " takes one argument; see .help");
            return;
        }
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case ".help" -> out.print(HELP);
            case ".tables" -> tables(argument);
            case ".schema" -> schema(argument);
            case ".timer" -> setTimer(argument);
            case ".format" -> setFormat(argument);
            case ".quit", ".exit" -> quit = true;
            default -> out.println("There is no command '" + words[0] + "'; see .help");
        }
    }

    private void setTimer(String argument) {
        switch (argument.toLowerCase(Locale.ROOT)) {
            case "on", "" -> timer = true;
            case "off" -> timer = false;
            default -> out.println("Say .timer on or .timer off");
        }
    }

    private void setFormat(String argument) {
        Optional<OutputFormat> named =
                Arrays.stream(OutputFormat.values())
                        .filter(each -> each.name().equalsIgnoreCase(argument))
                        .findFirst();
        if (named.isPresent()) {
            format = named.get();
        } else {
            out.println("Say .format table, csv, json or markdown");
        }
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

    private void tables(String argument) throws SQLException, IOException {
        DatabaseMetaData metaData = connection.getMetaData();
        String[] parts = argument.split("\\.", -1);
        boolean schemaNamed = parts.length == 2;
        String catalog = schemaNamed ? parts[0] : connection.getCatalog();
        String schema = schemaNamed ? parts[1] : connection.getSchema();
        String pattern = schemaNamed || argument.isEmpty() ? null : argument;
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

    private void schema(String argument) throws SQLException {
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
}
