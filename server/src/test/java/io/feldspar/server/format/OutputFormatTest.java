package io.feldspar.server.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/// DuckDB's driver serves as a source of result sets, so that formats are tested by themselves.
class OutputFormatTest {

    private static final String ROWS =
            "SELECT * FROM (VALUES (1, 'a,b', 1.50, TRUE), (NULL, NULL, NULL, NULL),"
                    + " (-30, 'say \"hi\"', 1234.25, FALSE)) AS t(n, text, price, ok)";

    private static String write(OutputFormat format, String sql) throws SQLException, IOException {
        return write(format, sql, false);
    }

    private static String write(OutputFormat format, String sql, boolean colours)
            throws SQLException, IOException {
        return write(format.writer(colours), sql);
    }

    private static String write(ResultWriter writer, String sql) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            StringWriter out = new StringWriter();
            writer.write(rows, out);
            return out.toString();
        }
    }

    @Test
    void alignsTables() throws SQLException, IOException {
        assertEquals(
                """
                    n | text     |   price | ok
                ------+----------+---------+-------
                    1 | a,b      |    1.50 | true
                 NULL | NULL     |    NULL | NULL
                  -30 | say "hi" | 1234.25 | false
                (3 rows)
                """,
                write(OutputFormat.TABLE, ROWS));
    }

    @Test
    void drawsBoxes() throws SQLException, IOException {
        assertEquals(
                """
                \u250c\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u252c\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2510
                \u2502       a \u2502 b       \u2502
                \u2502 INTEGER \u2502 VARCHAR \u2502
                \u251c\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u253c\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2524
                \u2502       1 \u2502 x       \u2502
                \u2514\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2534\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2518
                (1 row)
                """,
                write(OutputFormat.BOX, "SELECT 1 AS a, 'x' AS b"));
    }

    @Test
    void writesOtherFormats() throws SQLException, IOException {
        String sql = "SELECT 1 AS n, 'it''s' AS text UNION ALL SELECT NULL, 'a' || chr(9) || 'b'";
        assertEquals(
                "-[ RECORD 1 ]-\nn    | 1\ntext | it's\n-[ RECORD 2 ]-\nn    | NULL\ntext | a\\tb\n",
                write(OutputFormat.VERTICAL, sql));
        assertEquals(
                "   n = 1\ntext = it's\n\n   n = NULL\ntext = a\\tb\n",
                write(OutputFormat.LINE, sql));
        assertEquals("n\ttext\n1\tit's\n\\N\ta\\tb\n", write(OutputFormat.TSV, sql));
        assertEquals(
                "{\"n\":1,\"text\":\"it's\"}\n{\"n\":null,\"text\":\"a\\tb\"}\n",
                write(OutputFormat.JSONLINES, sql));
        assertEquals(
                "INSERT INTO result (\"n\", \"text\") VALUES (1, 'it''s');\n"
                        + "INSERT INTO result (\"n\", \"text\") VALUES (NULL, 'a\tb');\n",
                write(OutputFormat.INSERT, sql));
        assertEquals("(0 rows)\n", write(OutputFormat.VERTICAL, sql + " LIMIT 0"));
    }

    @Test
    void fitsTablesToAWidth() throws SQLException, IOException {
        String table =
                write(
                        OutputFormat.TABLE.writer(Style.PLAIN.withWidth(20)),
                        "SELECT 1 AS id, repeat('long ', 10) AS text, '日本語日本語日本語' AS wide");
        for (String line : table.lines().filter(each -> each.contains("|")).toList()) {
            assertTrue(TextWidth.of(line) <= 20, table);
        }
        assertTrue(table.contains("\u2026"), table);
    }

    @Test
    void alignsWideCharactersAndEscapesControls() throws SQLException, IOException {
        assertEquals(
                """
                 a      | b
                --------+---
                 日本   | x
                 e\u0301t\u00e9    | y
                 a\\nb\\t | z
                (3 rows)
                """,
                write(
                        OutputFormat.TABLE,
                        "SELECT * FROM (VALUES ('日本', 'x'), ('e\u0301té', 'y'),"
                                + " ('a' || chr(10) || 'b' || chr(9), 'z')) AS t(a, b)"));
    }

    @Test
    void showsNullApartInColours() throws SQLException, IOException {
        String table = write(OutputFormat.TABLE, "SELECT NULL AS a, 'NULL' AS b", true);
        assertTrue(table.contains("\u001b[2mNULL\u001b[0m | NULL\n"), table);
        assertTrue(table.endsWith("(1 row)\n"), table);
    }

    @Test
    void streamsBehindTheSample() throws SQLException, IOException {
        String table = write(OutputFormat.TABLE, "SELECT 10 * range AS n FROM range(2000)");
        assertEquals(2003, table.lines().count());
        assertTrue(table.contains("\n 4990\n 5000\n"), "the widths come from the first 500 rows");
        assertTrue(table.endsWith("\n 19990\n(2000 rows)\n"), "wider values move their line");
    }

    @Test
    void writesTablesWithoutRows() throws SQLException, IOException {
        assertEquals(" a\n---\n(0 rows)\n", write(OutputFormat.TABLE, "SELECT 1 AS a LIMIT 0"));
        assertEquals("a\n", write(OutputFormat.CSV, "SELECT 1 AS a LIMIT 0"));
        assertEquals("[]\n", write(OutputFormat.JSON, "SELECT 1 AS a LIMIT 0"));
        assertEquals("| a |\n|---:|\n", write(OutputFormat.MARKDOWN, "SELECT 1 AS a LIMIT 0"));
    }

    @Test
    void quotesCsv() throws SQLException, IOException {
        assertEquals(
                """
                n,text,price,ok
                1,"a,b",1.50,true
                ,,,
                -30,"say ""hi""\",1234.25,false
                """,
                write(OutputFormat.CSV, ROWS));
        assertEquals(
                "a,b\n\"\",\"x\ny\"\n",
                write(OutputFormat.CSV, "SELECT '' AS a, 'x' || chr(10) || 'y' AS b"));
    }

    @Test
    void writesJsonValuesByTheirType() throws SQLException, IOException {
        assertEquals(
                """
                [
                {"n":1,"text":"a,b","price":1.50,"ok":true},
                {"n":null,"text":null,"price":null,"ok":null},
                {"n":-30,"text":"say \\"hi\\"","price":1234.25,"ok":false}
                ]
                """,
                write(OutputFormat.JSON, ROWS));
        assertEquals(
                "[\n{\"a\":1,\"a_2\":\"x\\n\\u0001\",\"d\":\"NaN\"}\n]\n",
                write(
                        OutputFormat.JSON,
                        "SELECT 1 AS a, 'x' || chr(10) || chr(1) AS a, 'NaN'::DOUBLE AS d"));
    }

    @Test
    void writesMarkdown() throws SQLException, IOException {
        assertEquals(
                """
                | n | text |
                |---:|---|
                | 1 | a\\|b<br>c |
                | 2 | NULL |
                """,
                write(
                        OutputFormat.MARKDOWN,
                        "SELECT * FROM (VALUES (1, 'a|b' || chr(10) || 'c'), (2, NULL))"
                                + " AS t(n, text)"));
    }
}
