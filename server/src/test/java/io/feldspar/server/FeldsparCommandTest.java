package io.feldspar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.wire.RemoteServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeldsparCommandTest {

    @TempDir Path folder;

    /// What a run of the command left behind.
    private record Ended(int status, String out, String err) {}

    private static Ended run(String... arguments) {
        return runWith("", arguments);
    }

    private static Ended runWith(String input, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console =
                new Console(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        out,
                        new PrintWriter(err),
                        false,
                        false,
                        false);
        int status = Launcher.run(console, arguments);
        return new Ended(status, out.toString(), err.toString());
    }

    @Test
    void printsResults() {
        assertEquals(
                new Ended(0, " a | b\n---+---\n 1 | x\n(1 row)\n", ""),
                run("-e", "SELECT 1 AS a, 'x' AS b"));
    }

    @Test
    void runsStatementsAndFilesInTheirOrder() throws IOException {
        Path file = folder.resolve("two.sql");
        Files.writeString(file, "-- the second\nSELECT 2 AS b;\n");
        assertEquals(
                new Ended(0, "a\n1\nb\n2\nc\n3\n", ""),
                run(
                        "--format",
                        "csv",
                        "-e",
                        "SELECT 1 AS a;",
                        "-f",
                        file.toString(),
                        "-e",
                        "SELECT 3 AS c"));
    }

    @Test
    void runsTheStandardInput() {
        assertEquals("a\n1\n", runWith("SELECT 1 AS a;", "--format=csv").out());
        assertEquals("a\n1\n", runWith("SELECT 1 AS a;", "--format=csv", "-f", "-").out());
    }

    @Test
    void knowsItsFormats() {
        assertEquals("[\n{\"a\":1}\n]\n", run("--format", "JSON", "-e", "SELECT 1 AS a").out());
        assertEquals(
                "| a |\n|---:|\n| 1 |\n", run("--format", "markdown", "-e", "SELECT 1 AS a").out());
        assertEquals(2, run("--format", "xml", "-e", "SELECT 1 AS a").status());
    }

    @Test
    void endsWith1AtTheFirstErrorAndShowsItsPlace() {
        Ended ended = run("--format=csv", "-e", "SELECT 1 AS a;\nSELECT nope; SELECT 3 AS c");
        assertEquals(1, ended.status());
        assertEquals("a\n1\n", ended.out());
        assertTrue(ended.err().startsWith("Line 2: ERROR 42703: Column 'nope' not found at 1:8."));
        assertTrue(ended.err().endsWith("  SELECT nope\n         ^\n"), ended.err());
    }

    @Test
    void endsWith2AfterWrongArguments() {
        Ended ended = run("--nope");
        assertEquals(2, ended.status());
        assertEquals("", ended.out());
        assertTrue(ended.err().startsWith("Unknown option: '--nope'"), ended.err());
        assertEquals(2, run("-f", folder.resolve("missing.sql").toString()).status());
    }

    @Test
    void goesOnAfterAnErrorWhereItIsAskedTo() {
        Ended ended =
                run(
                        "--continue",
                        "--format=csv",
                        "-c",
                        "SELECT 1 AS a; SELECT nope; SELECT 3 AS c");
        assertEquals(1, ended.status());
        assertEquals("a\n1\nc\n3\n", ended.out());
        assertTrue(ended.err().startsWith("Line 1: ERROR 42703"), ended.err());
    }

    @Test
    void writesWithoutHeaderAndWithAnotherNull() throws IOException {
        Path script = folder.resolve("bare.sql");
        Files.writeString(script, "SELECT NULL AS a, 2 AS b;");
        assertEquals(
                "-,2\n",
                run("--no-header", "--null", "-", "--format=csv", script.toString()).out());
        assertEquals(2, run("nothing.sql").status());
        assertEquals(2, run("nothing").status());
    }

    @Test
    void cutsStatementsInTheDialectOfTheSession() throws IOException {
        String text =
                "SELECT 'a\\';\nSET feldspar.dialect = spark;\n"
                        + "SELECT 'it\\'s; one' AS a;\nSELECT r'\\;' AS b;\nSELECT nope;";
        Path script = folder.resolve("dialect.sql");
        Files.writeString(script, text);
        Ended ended = run("--format=csv", "--no-header", script.toString());
        assertEquals("a\\\nit's; one\n\\;\n", ended.out());
        assertTrue(ended.err().startsWith("Line 5: ERROR 42703"), ended.err());
    }

    @Test
    void passesConf() {
        Ended set =
                run(
                        "--format=csv",
                        "--conf",
                        "catalog=tpch",
                        "--conf=schema=tiny",
                        "-e",
                        "SELECT count(*) AS n FROM nation");
        assertEquals(new Ended(0, "n\n25\n", ""), set);
        Ended unknown = run("--conf", "shoe=42", "-e", "SELECT 1");
        assertEquals(1, unknown.status());
        assertTrue(unknown.err().startsWith("ERROR 08001: Unknown connection property 'shoe'."));
    }

    @Test
    void runsStatementsOnAServer() throws EngineException {
        Path users = folder.resolve("users");
        assertEquals(
                0, runWith("secret\n", "adduser", "--users", users.toString(), "ada").status());
        try (RemoteServer server =
                new RemoteServer(Map.of("feldspar.server.users", users.toString()))) {
            Ended rows =
                    run(
                            "--url",
                            server.url("/tpch.tiny?user=ada"),
                            "--conf=password=secret",
                            "--format=csv",
                            "-e",
                            "SELECT count(*) AS n FROM nation");
            assertEquals(new Ended(0, "n\n25\n", ""), rows);
            Ended wrong =
                    run("--url", server.url("?user=ada"), "--conf=password=x", "-e", "SELECT 1");
            assertEquals(
                    new Ended(
                            1,
                            "",
                            "ERROR 28P01: User 'ada' does not exist or has another password.\n"),
                    wrong);
        }
        Ended other = run("--url", "jdbc:duckdb:", "-e", "SELECT 1");
        assertTrue(other.err().contains("'jdbc:duckdb:' is not a URL of Feldspar"), other.err());
    }

    @Test
    void simulates() {
        Ended ended = run("simulate", "--seeds", "3..6", "--jobs", "1");
        assertEquals("", ended.err());
        assertEquals(0, ended.status());
        assertTrue(ended.out().startsWith("4 seeds, "), ended.out());
        assertTrue(ended.out().contains("seeds/s, virtual to real time "), ended.out());
        assertTrue(run("simulate", "--seeds=7").out().startsWith("1 seeds, "));
        Ended covered = run("simulate", "--seeds=7", "--coverage");
        assertTrue(covered.out().matches("(?s).*\\d  message Register\\R.*"), covered.out());
    }

    @Test
    void endsWith2WhereTheSeedsAreNoRange() {
        Ended none = run("simulate");
        assertEquals(2, none.status());
        assertTrue(none.err().startsWith("Missing required option: '--seeds=A..B'"), none.err());
        Ended wrong = run("simulate", "--seeds", "1-5");
        assertEquals(2, wrong.status());
        assertTrue(
                wrong.err().contains("'1-5' is not a range of seeds; write it as 0..999"),
                wrong.err());
        assertTrue(run("simulate", "--seeds", "5..1").err().contains("ends before it begins"));
        Ended idle = run("simulate", "--seeds", "1..5", "--jobs", "0");
        assertEquals(2, idle.status());
        assertTrue(idle.err().startsWith("--jobs must be at least 1 but is 0"), idle.err());
        assertTrue(run("simulate", "--help").out().contains("--seeds"));
    }

    @Test
    void printsItsVersionAndHelp() {
        assertTrue(run("--version").out().startsWith("Feldspar "));
        Ended help = run("--help");
        assertEquals(0, help.status());
        assertTrue(help.out().contains("feldspar classpath"));
    }
}
