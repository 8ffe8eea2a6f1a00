package io.feldspar.server.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.server.format.OutputFormat;
import io.feldspar.server.format.Style;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
            Look look = new Look(OutputFormat.TABLE, Style.PLAIN);
            new Shell(terminal, connection, look, folder.resolve("history")).run();
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
    void editsTheLastStatementsOrAFile() throws IOException {
        assertShows(
                "\nSELECT 41 + 7 AS a;\n  a\n----\n 48\n",
                type("SELECT 41 + 1 AS a;\n.set EDITOR sed -i 's/[+] 1/+ 7/'\n\\e\n"));
        assertShows("'false' ended with status 1", type(".set EDITOR false\n.edit\n"));
        Path file = Files.writeString(folder.resolve("a file.sql"), "SELECT 5 AS a;\n");
        assertShows("\n 6\n", type(".set EDITOR sed -i s/5/6/\n.edit '" + file + "'\n"));
    }

    @Test
    void showsResultsByAPager() throws IOException {
        Path seen = folder.resolve("seen");
        String screen =
                type(
                        ".pager cat > '%s'\nSELECT 1 AS a;\n.pager off\nSELECT 2 AS b;\n"
                                .formatted(seen));
        assertEquals(" a\n---\n 1\n(1 row)\n", Files.readString(seen));
        assertShows("\n 2\n", screen);
        assertFalse(screen.contains("\n 1\n"));
    }

    /// A pager that was left, and a file that cannot be written, end the statement alone.
    @Test
    void livesOnWhereResultsCannotBeWritten() throws IOException {
        String many = "SELECT * FROM range(1000000);\n";
        assertShows("\n 3\n", type(".pager true\n" + many + ".pager off\nSELECT 3 AS c;\n"));
        String screen = type(".output /dev/full\n" + many + ".output\nSELECT 4 AS d;\n");
        assertShows("The result cannot be written: ", screen);
        assertShows("\n 4\n", screen);
    }

    @Test
    void changesFormatAndTimer() throws IOException {
        assertShows("a\n1\n", type(".format csv\nSELECT 1 AS a;\n"));
        assertShows("Say .format and one of table, box,", type(".format xml\n"));
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
        assertShows("Command '.nothing' not found; see .help", type(".nothing\n"));
        assertShows(".timer takes one argument; see .help", type(".timer on off\n"));
    }

    @Test
    void understandsOtherShells() throws IOException {
        assertShows("people\npets\n", type("\\d\n"));
        assertShows("people\npets\n", type("\\dt\n"));
        assertShows("people\npets\n", type("!tables\n"));
        assertShows("age INTEGER NOT NULL", type("\\d people\n"));
        assertShows("-[ RECORD 1 ]-\na | 1\n", type("\\x\nSELECT 1 AS a;\n"));
        assertShows(" a\n---\n 1\n", type("\\x\n\\x\nSELECT 1 AS a;\n"));
        assertShows("\nTime: 0.", type("\\timing\nSELECT 1 AS a;\n"));
        assertShows("Command '\\nope' not found; see .help", type("\\nope\n"));
        assertShows("Command '!connect' not found; see .help", type("!connect\n"));
        assertShows(".timer on|off", type("help\n"));
        for (String leave : new String[] {"quit", "exit;", "\\q", "!quit", "QUIT"}) {
            assertFalse(type(leave + "\nSELECT 99 AS a;\n").contains(" 99\n"), leave);
        }
        assertShows(" quit\n------\n    1\n", type("SELECT 1\n AS quit;\n"));
    }

    @Test
    void readsFilesOfStatementsAndCommands() throws IOException {
        Path script = folder.resolve("script.sql");
        Files.writeString(
                script, ".format csv\nSELECT 1\n  AS a;\nSELEC;\nSELECT 2 AS b; SELECT 3 AS c\n");
        String stopped = type(".read " + script + "\n");
        assertShows("a\n1\n", stopped);
        assertShows("ERROR ", stopped);
        assertFalse(stopped.contains("b\n2\n"), stopped);
        assertShows("b\n2\nc\n3\n", type(".bail off\nsource " + script + ";\n"));
        assertShows("none.sql' not found", type(".read " + folder.resolve("none.sql") + "\n"));
        Path itself = folder.resolve("itself.sql");
        Files.writeString(itself, ".read " + itself + "\n");
        assertShows("files read each other more than 16 deep", type(".read " + itself + "\n"));
    }

    @Test
    void writesResultsToFiles() throws IOException {
        Path once = folder.resolve("once.csv");
        Path output = folder.resolve("output.csv");
        String screen =
                type(
                        ".format csv\n.once "
                                + once
                                + "\nSELECT 1 AS a;\nSELECT 2 AS b;\n.output '"
                                + output
                                + "'\nSELECT 3 AS c;\nSELECT 4 AS d;\n.output\nSELECT 5 AS e;\n");
        assertEquals("a\n1\n", Files.readString(once));
        assertEquals("c\n3\nd\n4\n", Files.readString(output));
        assertShows("b\n2\n", screen);
        assertShows("e\n5\n", screen);
        assertFalse(screen.contains("a\n1\n"), screen);
    }

    @Test
    void putsVariablesIntoStatements() throws IOException {
        String screen =
                type(
                        ".set n 41\n.set word it's\n.set\n"
                                + "SELECT :n + 1 AS a, :'word' AS b, ':n' AS c, 1::INTEGER AS :\"n\";\n");
        assertShows("n = 41\nword = it's\n", screen);
        assertShows(" 42 | it's | :n |  1\n", screen);
        assertShows("'1x' cannot be the name of a variable", type(".set 1x y\n"));
    }

    @Test
    void changesHowTablesLook() throws IOException {
        assertShows("\n 1 | -\n", type(".null -\nSELECT 1 AS a, NULL AS b;\n"));
        assertFalse(type(".headers off\nSELECT 1 AS abc;\n").contains(" abc\n"));
        assertShows("\n INTEGER\n---------\n", type(".types on\nSELECT 1 AS a;\n"));
        assertShows(
                "(5 rows, of which the first 2 are shown)\n",
                type(".maxrows 2\nSELECT range AS a FROM range(5);\n"));
        assertShows(" abcde\u2026\n", type(".width 7\nSELECT 'abcdefghij' AS a;\n"));
        assertShows("Say .width and a number", type(".width wide\n"));
    }

    @Test
    void runsCommandsOfTheSystem() throws IOException {
        assertShows("hello\n", type(".shell echo hello\n"));
        assertShows("The command ended with status 3\n", type("\\! exit 3\n"));
        assertShows("as it is\n", type(".print as it is\n"));
    }

    @Test
    void completesByContext() throws SQLException {
        SqlCompleter completer = new SqlCompleter(new CatalogNames(connection));
        String line = "SELECT p.na FROM people AS p";
        assertEquals(Set.of("p.name"), completer.suggestions(line, "SELECT p.na", "p.na"));
        assertEquals(Set.of("people"), completer.suggestions(".schema peo", ".schema peo", "peo"));
        assertEquals(Set.of("vertical"), completer.suggestions(".format v", ".format v", "v"));
        assertEquals(Set.of("on", "off"), completer.suggestions(".timer o", ".timer o", "o"));
        assertTrue(
                completer
                        .suggestions("SELECT regexp_ma", "SELECT regexp_ma", "regexp_ma")
                        .contains("regexp_matches"));
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
        assertEquals(
                Set.of(".timer", ".tables", ".types"), completer.suggestions(".t", ".t", ".t"));
        assertTrue(completer.suggestions("SEL", "SEL", "SEL").contains("SELECT"));
        assertTrue(completer.suggestions("sel", "sel", "sel").contains("select"));
    }

    @Test
    void asksForMoreLinesOnlyInsideStatements() {
        StatementParser parser = new StatementParser(() -> false);
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
