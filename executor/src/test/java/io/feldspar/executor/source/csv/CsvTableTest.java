package io.feldspar.executor.source.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableRows;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.type.Field;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {

    @TempDir Path folder;

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static Table open(Path path, String... options) {
        return FileFormats.open("csv", List.of(path.toString()), map(options), null, FileAccess.ALL)
                .table();
    }

    private static Map<String, String> map(String... options) {
        Map<String, String> map = new java.util.HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        return map;
    }

    private static List<List<Object>> rows(Path path, String... options) {
        return TableRows.of(open(path, options));
    }

    private static String types(Table table) {
        return String.join(", ", table.schema().fields().stream().map(Field::toString).toList());
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    @Test
    void guessesDelimiterHeaderAndTypes() throws IOException {
        Path path =
                write(
                        "a.csv",
                        """
                        id|ok|price|born|at|seen|name|big
                        1|true|1.5|2020-02-29|10:30:00|2020-01-01 00:00:01|x|12345678901234567890
                        -2|FALSE|2|1999-12-31|23:59:59.5|2020-01-01|"y|z"|1
                        ||||||
                        """
                                .replace("||||||\n", "|||||||\n"));
        Table table = open(path);
        assertEquals(
                "id BIGINT, ok BOOLEAN, price DOUBLE, born DATE, at TIME, seen TIMESTAMP, name VARCHAR, big DECIMAL(38, 0)",
                types(table));
        List<List<Object>> rows = TableRows.of(table);
        assertEquals(
                row(
                        -2L,
                        false,
                        2.0,
                        day("1999-12-31"),
                        86_399_500_000L,
                        day("2020-01-01") * 86_400_000_000L,
                        "y|z",
                        BigDecimal.ONE),
                rows.get(1));
        assertEquals(row(null, null, null, null, null, null, null, null), rows.get(2));
    }

    @Test
    void takesTheFirstLineForDataWhereItFitsTheTypes() throws IOException {
        Table table = open(write("a.csv", "1,a\n2,b\n"));
        assertEquals("column0 BIGINT, column1 VARCHAR", types(table));
        assertEquals(2, TableRows.of(table).size());
    }

    @Test
    void takesTheFirstLineForAHeaderWhereAllIsTextAndItsWordsAreNotRepeated() throws IOException {
        assertEquals(
                "name VARCHAR, city VARCHAR", types(open(write("a.csv", "name,city\nann,rome\n"))));
        assertEquals(
                "column0 VARCHAR, column1 VARCHAR",
                types(open(write("b.csv", "ann,rome\nann,paris\n"))));
        assertEquals("a VARCHAR, b VARCHAR", types(open(write("c.csv", "a,b\n"))));
    }

    @Test
    void readsQuotesLineBreaksAndMixedLineEnds() throws IOException {
        Path path = write("a.csv", "\uFEFFa,b\r\n\"x \"\"y\"\"\",\"line 1\nline 2\"\r1,\"\"\n,end");
        assertEquals(
                List.of(row("x \"y\"", "line 1\nline 2"), row("1", ""), row(null, "end")),
                rows(path));
    }

    @Test
    void readsOtherEscapesAndNoQuotes() throws IOException {
        Path path = write("a.csv", "a;b\n'it\\'s';'\\\\'\n");
        assertEquals(
                List.of(row("it's", "\\")),
                rows(path, "quote", "'", "escape", "\\", "delimiter", ";", "header", "true"));
        assertEquals(
                List.of(row("\"x", "y\"")),
                rows(write("b.csv", "\"x,y\"\n"), "quote", "", "header", "false"));
    }

    @Test
    void skipsLinesAndReadsNullStringsAndDateFormats() throws IOException {
        Path path = write("a.csv", "# made \"by hand\nd,t,n\n31/12/1999,01.02.2003 04:05,NA\n");
        assertEquals(
                List.of(
                        row(
                                day("1999-12-31"),
                                day("2003-02-01") * 86_400_000_000L + 14_700_000_000L,
                                null)),
                rows(
                        path,
                        "skip",
                        "1",
                        "nullstr",
                        "NA",
                        "dateformat",
                        "%d/%m/%Y",
                        "timestampformat",
                        "dd.MM.yyyy HH:mm",
                        "columns",
                        "d DATE, t TIMESTAMP, n VARCHAR"));
    }

    @Test
    void namesThePlaceOfABadValue() throws IOException {
        Path path = write("a.csv", "a,b\n1,2\n\"multi\nline\",3\n4,x\n");
        FeldsparException e =
                assertThrows(
                        FeldsparException.class,
                        () -> rows(path, "columns", "a VARCHAR, b INTEGER"));
        assertEquals(ErrorCode.INVALID_CAST, e.code());
        assertTrue(
                e.getMessage()
                        .startsWith(
                                "The value 'x' of column 'b' at "
                                        + path
                                        + ":5:3 is not a valid INTEGER."),
                e.getMessage());
    }

    @Test
    void namesThePlaceOfARecordWithTooFewFields() throws IOException {
        Path path = write("a.csv", "a,b\n1,2\n3\n");
        FeldsparException e =
                assertThrows(FeldsparException.class, () -> rows(path, "delimiter", ","));
        assertEquals(ErrorCode.DATA_CORRUPT, e.code());
        assertTrue(
                e.getMessage().startsWith("Found 1 fields at " + path + ":3, but"), e.getMessage());
    }

    @Test
    void readsWhatItCanInPermissiveMode() throws IOException {
        Path path = write("a.csv", "1,2\n3\n4,x\n5,6,7\n\"8\"9,10\n\"11,12\n");
        assertEquals(
                List.of(
                        row(1, 2),
                        row(3, null),
                        row(4, null),
                        row(5, 6),
                        row(null, 10),
                        row(null, null)),
                rows(path, "mode", "permissive", "columns", "a INT, b INT"));
    }

    @Test
    void refusesUnclosedQuotesAndTextBehindThem() throws IOException {
        for (String content : List.of("a,b\n1,\"x\n2,y\n", "a,b\n1,\"x\"y\n")) {
            Path path = write("a.csv", content);
            FeldsparException e =
                    assertThrows(
                            FeldsparException.class,
                            () -> rows(path, "columns", "a INT, b VARCHAR"));
            assertEquals(ErrorCode.DATA_CORRUPT, e.code());
            assertTrue(e.getMessage().contains(path + ":2"), e.getMessage());
        }
    }

    @Test
    void refusesARecordLongerThanTheLimit() throws IOException {
        Path path = write("a.csv", "a,b\n1," + "x".repeat(2_000_000) + "\n");
        FeldsparException e =
                assertThrows(FeldsparException.class, () -> rows(path, "max_line_size", "1000000"));
        assertEquals(ErrorCode.VALUE_TOO_LARGE, e.code());
        assertEquals(2_000_000, ((String) rows(path).getFirst().get(1)).length());
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws IOException {
        Path path = folder.resolve("a.csv");
        Files.write(path, "a,b\n1,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        FeldsparException e =
                assertThrows(
                        FeldsparException.class, () -> rows(path, "columns", "a INT, b VARCHAR"));
        assertTrue(e.getMessage().contains("is not UTF-8"), e.getMessage());
    }

    @Test
    void readsCompressedFilesAndRefusesBombs() throws IOException {
        Path path = folder.resolve("a.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(List.of(row(1L, 2L)), rows(path));
        Path bomb = folder.resolve("b.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            byte[] line = "1,2\n".repeat(1 << 18).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 300; i++) {
                out.write(line);
            }
        }
        FeldsparException e =
                assertThrows(
                        FeldsparException.class,
                        () -> {
                            Table table = open(bomb);
                            try (var scan =
                                    table.open(
                                            table.splits(ScanRequest.of(List.of())),
                                            ScanRequest.of(List.of()),
                                            new io.feldspar.executor.operator.TestContext())) {
                                while (scan.next() != null) {
                                    continue;
                                }
                            }
                        });
        assertEquals(ErrorCode.VALUE_TOO_LARGE, e.code());
        Path torn = folder.resolve("c.csv.gz");
        byte[] whole = Files.readAllBytes(path);
        Files.write(torn, Arrays.copyOf(whole, whole.length - 9));
        e = assertThrows(FeldsparException.class, () -> rows(torn));
        assertEquals(ErrorCode.DATA_CORRUPT, e.code());
        Path unknown = write("d.csv.bz2", "no matter what");
        e = assertThrows(FeldsparException.class, () -> rows(unknown));
        assertEquals(ErrorCode.NOT_SUPPORTED, e.code());
    }

    @Test
    void findsColumnsOfOtherFilesByName() throws IOException {
        write("1.csv", "a,b\n1,x\n");
        write("2.csv", "b,c,a\ny,0,2\n");
        write("3.csv", "b\nz\n");
        assertEquals(
                List.of(row(1L, "x", null), row(2L, "y", 0L), row(null, "z", null)),
                rows(folder, "header", "true"));
    }

    @Test
    void prunesAndReadsPartitionFolders() throws IOException {
        for (int year = 2020; year < 2023; year++) {
            Path part = folder.resolve("year=" + year + "/city=new%20york");
            Files.createDirectories(part);
            Files.writeString(part.resolve("p.csv"), "v\n" + year % 100 + "\n");
        }
        Table table = open(folder, "header", "true");
        assertEquals("v BIGINT, year INTEGER, city VARCHAR", types(table));
        assertEquals(row(21L, 2021, "new york"), TableRows.of(table).get(1));
        var year =
                new io.feldspar.executor.expression.Expression.Comparison(
                        io.feldspar.executor.expression.ComparisonOperator.EQUAL,
                        new io.feldspar.executor.expression.Expression.InputRef(
                                1, io.feldspar.executor.type.SimpleType.INTEGER),
                        new io.feldspar.executor.expression.Expression.Literal(
                                2022, io.feldspar.executor.type.SimpleType.INTEGER));
        ScanRequest request = new ScanRequest(List.of(0, 1), List.of(year), List.of());
        assertEquals(1, table.splits(request).size());
        assertEquals(List.of(row(22L, 2022)), TableRows.of(table, request));
    }

    @Test
    void cutsLargeFilesWhereRecordsBegin() throws IOException {
        Random random = new Random(7);
        StringBuilder content = new StringBuilder("id,text\n");
        List<String> texts = new ArrayList<>();
        int id = 0;
        while (content.length() < 40 << 20) {
            String text =
                    random.nextInt(3) == 0
                            ? "two\nlines, \"quoted\" " + "x".repeat(random.nextInt(300))
                            : "plain" + random.nextInt() + "y".repeat(random.nextInt(200));
            texts.add(text);
            content.append(id++).append(",\"").append(text.replace("\"", "\"\"")).append("\"\n");
        }
        Table table = open(write("a.csv", content.toString()));
        assertTrue(table.splits(ScanRequest.of(List.of())).size() > 1);
        List<List<Object>> rows = TableRows.of(table);
        assertEquals(texts.size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertEquals((long) i, rows.get(i).get(0));
            assertEquals(texts.get(i), rows.get(i).get(1));
        }
    }

    @Test
    void refusesUnknownOptionsAndWrongValues() throws IOException {
        Path path = write("a.csv", "a,b\n1,2\n");
        assertEquals(
                "Format csv has no option 'headr'.",
                assertThrows(FeldsparException.class, () -> open(path, "headr", "true"))
                        .getMessage()
                        .split(" Use ")[0]);
        assertEquals(
                "Invalid value 'maybe' for option 'header' of format csv: it must be true or false.",
                assertThrows(FeldsparException.class, () -> open(path, "header", "maybe"))
                        .getMessage());
        assertThrows(FeldsparException.class, () -> open(path, "mode", "lenient"));
        assertThrows(FeldsparException.class, () -> open(path, "columns", "a NUMBER"));
    }

    @Test
    void endsInAnErrorOrInRowsWhateverTheBytes() throws IOException {
        Random random = new Random(11);
        byte[] alphabet = "ab1,;|\"'\n\r\t\\ -.\u0000\u00e9".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 2_000; round++) {
            byte[] content = new byte[random.nextInt(60) + 1];
            for (int i = 0; i < content.length; i++) {
                content[i] = alphabet[random.nextInt(alphabet.length)];
            }
            Path path = folder.resolve("fuzz.csv");
            Files.write(path, content);
            String mode = round % 2 == 0 ? "failfast" : "permissive";
            try {
                rows(path, "mode", mode);
            } catch (FeldsparException e) {
                assertTrue(
                        e.code() == ErrorCode.DATA_CORRUPT || e.code() == ErrorCode.INVALID_CAST,
                        e.toString());
            }
        }
    }
}
