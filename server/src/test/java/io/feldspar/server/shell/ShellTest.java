package io.feldspar.server.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.server.format.OutputFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Drives the shell over a dumb terminal; DuckDB stands behind it, so that the shell is tested by
/// itself.
class ShellTest {

    @TempDir Path folder;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE people (name VARCHAR, age INTEGER NOT NULL)");
            statement.execute("CREATE TABLE pets (name VARCHAR)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private String type(String keys) throws IOException {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        try (Terminal terminal =
                new DumbTerminal(
                        "test",
                        Terminal.TYPE_DUMB,
                        new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                        screen,
                        StandardCharsets.UTF_8)) {
            terminal.setSize(Size.of(200, 50));
            new Shell(terminal, connection, OutputFormat.TABLE, folder.resolve("history")).run();
        }
        return screen.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static void assertShows(String expected, String screen) {
        assertTrue(screen.contains(expected), () -> "no " + expected + " in\n" + screen);
    }

    @Test
    void runsStatements() throws IOException {
        assertShows(" a\n---\n 1\n(1 row)\n", type("SELECT 1 AS a;\n"));
    }

    @Test
    void waitsForTheSemicolon() throws IOException {
        String screen = type("SELECT 1\n + 41 AS a\n;\n");
        assertShows("\n 42\n(1 row)\n", screen);
    }

    @Test
    void runsSeveralStatementsOfALine() throws IOException {
        String screen = type("SELECT 1 AS a; SELECT 2 AS b;\n");
        assertShows("\n 1\n(1 row)\n b\n", screen);
    }

    @Test
    void livesOnAfterAnError() throws IOException {
        String screen = type("SELEC 1;\nSELECT 7 AS a;\n");
        assertShows("ERROR ", screen);
        assertShows("\n 7\n(1 row)\n", screen);
    }

    @Test
    void listsTablesAndColumns() throws IOException {
        assertShows("people\npets\n", type(".tables\n"));
        assertFalse(type(".tables pe_ple\n").contains("pets"));
        assertShows("No tables in memory.nothing", type(".tables memory.nothing\n"));
        assertShows(
                "people (\n    name VARCHAR,\n    age INTEGER NOT NULL\n)\n",
                type(".schema people\n"));
        assertShows("\n)\npets (\n", type(".schema\n"));
        assertShows("No table 'cars' in memory.main", type(".schema cars\n"));
    }

    @Test
    void changesFormatAndTimer() throws IOException {
        assertShows("a\n1\n", type(".format csv\nSELECT 1 AS a;\n"));
        assertShows("Say .format table, csv, json or markdown", type(".format xml\n"));
        assertShows("\nTime: 0.", type(".timer on\nSELECT 1 AS a;\n"));
        assertFalse(type(".timer on\n.timer off\nSELECT 1 AS a;\n").contains("Time:"));
        assertShows("Say .timer on or .timer off", type(".timer maybe\n"));
    }

    @Test
    void leavesWhenAsked() throws IOException {
        assertFalse(type(".quit\nSELECT 99 AS a;\n").contains(" 99\n"));
    }

    @Test
    void explainsItself() throws IOException {
        assertShows(".timer on|off", type(".help\n"));
        assertShows("There is no command '.nothing'; see .help", type(".nothing\n"));
        assertShows(".timer takes one argument; see .help", type(".timer on off\n"));
    }

    @Test
    void completesNames() throws SQLException {
        SqlCompleter completer = new SqlCompleter(new CatalogNames(connection));
        assertEquals(Set.of("people"), completer.suggestions("FROM peo", "FROM peo", "peo"));
        assertEquals(
                Set.of("age"),
                completer.suggestions("SELECT age FROM people", "SELECT age", "age"));
        assertEquals(
                Set.of("memory.main"),
                completer.suggestions("memory.ma", "memory.ma", "memory.ma"));
        assertEquals(
                Set.of("memory.main.pets"),
                completer.suggestions("memory.main.pet", "memory.main.pet", "memory.main.pet"));
        assertEquals(Set.of(".timer", ".tables"), completer.suggestions(".t", ".t", ".t"));
        assertTrue(completer.suggestions("SEL", "SEL", "SEL").contains("SELECT"));
        assertTrue(completer.suggestions("sel", "sel", "sel").contains("select"));
    }

    @Test
    void asksForMoreLinesOnlyInsideStatements() {
        StatementParser parser = new StatementParser();
        for (String whole : new String[] {"SELECT 1;", ".tables", "", "  ", "-- only a comment"}) {
            assertEquals(
                    whole,
                    parser.parse(whole, 0, org.jline.reader.Parser.ParseContext.ACCEPT_LINE)
                            .line());
        }
        org.junit.jupiter.api.Assertions.assertThrows(
                org.jline.reader.EOFError.class,
                () ->
                        parser.parse(
                                "SELECT 'a;", 0, org.jline.reader.Parser.ParseContext.ACCEPT_LINE));
    }
}
