package io.feldspar.slt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SltRunTest {

    private static final Path FILE = Path.of("a.slt");

    @TempDir Path folder;

    private SltRun run(String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:feldspar:")) {
            SltRun run =
                    new SltRun(connection, "feldspar", folder.resolve("d"), folder.resolve("t"));
            run.run(SltFile.parse(FILE, text.lines().toList()));
            return run;
        }
    }

    private void holds(String text) throws SQLException {
        assertEquals(List.of(), run(text).differences());
    }

    private void differs(String text) throws SQLException {
        SltRun run = run(text);
        assertEquals(1, run.differences().size(), text);
        assertTrue(run.differences().getFirst().startsWith("a.slt:1 on feldspar"), text);
    }

    @Test
    void comparesRowsTypesAndOrder() throws SQLException {
        holds("query IT\nSELECT 1, 'a'\n----\n1\ta");
        differs("query IT\nSELECT 1, 'a'\n----\n2\ta");
        differs("query II\nSELECT 1, 'a'\n----\n1\ta");
        differs("query IT\nSELECT 1, 'a'\n----");
        String two = "\nSELECT a FROM (VALUES (1), (2)) AS t(a) ORDER BY a DESC\n----\n";
        holds("query I" + two + "2\n1");
        differs("query I" + two + "1\n2");
        holds("query I rowsort" + two + "1\n2");
        holds("query II valuesort\nSELECT 2, 1\n----\n1\n2");
    }

    @Test
    void comparesStatesAndMessages() throws SQLException {
        String message =
                "Division by zero in 1 / 0 at 1:8. Use NULLIF(divisor, 0) to get NULL instead.";
        holds("statement error 22012\nSELECT 1 / 0\n----\n" + message);
        differs("statement error 22012\nSELECT 1 / 0\n----\nDivision by zero");
        holds("statement error 22012\nSELECT 1 / 0");
        differs("statement error 22003\nSELECT 1 / 0\n----\n" + message);
        differs("statement ok\nSELECT 1 / 0");
        differs("statement error 22012\nSELECT 1 / 1\n----\n" + message);
    }

    @Test
    void writesWhatCannotStandInALine() throws SQLException {
        holds(
                "query TTTTT\nSELECT '', ' ', 'a\tb', 'NULL', '\\'\n----\n(empty)\t\\s\ta\\tb\t\\NULL\t\\\\");
        holds("query T\nSELECT 'a\nb'\n----\na\\nb");
    }

    @Test
    void skipsWhatOtherEnginesAreAsked() throws SQLException {
        holds("skipif feldspar\nquery I\nSELECT 1\n----\n2");
        holds("onlyif duckdb\nquery I\nSELECT 1\n----\n2");
        holds("halt\n\nquery I\nSELECT 1\n----\n2");
    }

    @Test
    void namesFoldersAndDigestsByWords() throws SQLException {
        holds("query T\nSELECT '__TEMP__/x'\n----\n__TEMP__/x");
        holds(
                "hash-threshold 2\n\nquery III\nSELECT 1, 2, 3\n----\n3 values hashing to "
                        + "fc4d17f28dbf5021a06f68eef35968d4");
    }

    @Test
    void recordsWhatCame() throws SQLException {
        String text = "# Why\nquery ?\nSELECT 1\n\nstatement ok\nSELECT 1 / 0\n\nhalt";
        assertEquals(
                List.of(
                        "# Why",
                        "query I",
                        "SELECT 1",
                        "----",
                        "1",
                        "",
                        "statement error 22012",
                        "SELECT 1 / 0",
                        "----",
                        "Division by zero in 1 / 0 at 1:8. Use NULLIF(divisor, 0) to get NULL instead.",
                        "",
                        "halt"),
                SltFile.lines(run(text).updated()));
    }

    @Test
    void refusesRecordsThatItDoesNotKnow() {
        for (String text :
                List.of(
                        "queri I\nSELECT 1",
                        "query I backwards\nSELECT 1",
                        "statement maybe\nX",
                        "skipif mysql",
                        "query I",
                        "statement ok\nSELECT 1\n----\n1")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> SltFile.parse(FILE, text.lines().toList()),
                    text);
        }
    }
}
