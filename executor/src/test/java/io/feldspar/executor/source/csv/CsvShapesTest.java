package io.feldspar.executor.source.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStream;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.operator.TestContext;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableRows;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.type.Field;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Shapes that CSV files have in the wild: several files that differ, comments, titles, long
/// delimiters, too many fields or columns.
class CsvShapesTest {

    @TempDir Path folder;

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static Table open(Path path, String... options) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        return FileFormats.open("csv", List.of(path.toString()), map, null, FileAccess.ALL).table();
    }

    private static List<List<Object>> rows(Path path, String... options) {
        return TableRows.of(open(path, options));
    }

    private static FeldsparException error(Path path, String... options) {
        return assertThrows(FeldsparException.class, () -> rows(path, options));
    }

    private static String columns(Table table) {
        return String.join(", ", table.schema().fields().stream().map(Field::toString).toList());
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    @Test
    void aColumnThatOnlyALaterFileHasIsAColumn() throws IOException {
        write("1.csv", "id,a\n1,2\n");
        write("2.csv", "b,ID\nx,3\n");
        write("3.csv", "");
        Table table = open(folder);
        assertEquals("id BIGINT, a BIGINT, b VARCHAR", columns(table));
        assertEquals(List.of(row(1L, 2L, null), row(3L, null, "x")), TableRows.of(table));
    }

    @Test
    void aTypeHoldsTheValuesOfAllFiles() throws IOException {
        write("1.csv", "i,d,t,s\n1,1,2024-01-01,1\n");
        write("2.csv", "i,d,t,s\n9223372036854775808,0.5,2024-01-01 10:00:00,x\n");
        assertEquals("i DECIMAL(38, 0), d DOUBLE, t TIMESTAMP, s VARCHAR", columns(open(folder)));
        assertEquals(2, rows(folder).size());
    }

    @Test
    void aColumnThatNoFileToldOfIsAnError() throws IOException {
        for (int i = 0; i < 1_001; i++) {
            write("%04d.csv".formatted(i), i == 1_000 ? "id,late\n1,2\n" : "id\n" + i + "\n");
        }
        FeldsparException error = error(folder, "header", "true");
        assertEquals(ErrorCode.DATA_CORRUPT, error.code());
        assertTrue(error.getMessage().startsWith("Column 'late' at "), error.getMessage());
        assertEquals(1_001, rows(folder, "header", "true", "mode", "permissive").size());
    }

    @Test
    void surplusFieldsAreAnErrorWhicheverColumnsAreRead() throws IOException {
        write("1.csv", "a,b\n1,2\n");
        Path second = write("2.csv", "b,a\n1,2\n1,2,3\n");
        Table table = open(folder, "header", "true", "delimiter", ",");
        for (ScanRequest request :
                List.of(ScanRequest.of(List.of(1)), ScanRequest.of(List.of(0, 1)))) {
            FeldsparException error =
                    assertThrows(FeldsparException.class, () -> TableRows.of(table, request));
            assertTrue(
                    error.getMessage()
                            .startsWith(
                                    "Found 3 fields at %s:3, but the header has 2"
                                            .formatted(second)),
                    error.getMessage());
        }
    }

    @Test
    void leadingZerosMakeTextAndNoHeader() throws IOException {
        Table table = open(write("a.csv", "01234,+4930\n00501,+4989\n"));
        assertEquals("column0 VARCHAR, column1 VARCHAR", columns(table));
        assertEquals(List.of(row("01234", "+4930"), row("00501", "+4989")), TableRows.of(table));
        assertEquals(
                List.of(row(1234, 4930L), row(501, 4989L)),
                rows(folder, "columns", "zip INTEGER, phone BIGINT"));
    }

    @Test
    void aLeadingZeroBehindTheSampleIsAnErrorAndLosesNothing() throws IOException {
        Path file = write("a.csv", "zip,phone\n12345,1\n23456,2\n01234,3\n50000,+4\n");
        FeldsparException error = error(file, "sample_size", "2");
        assertEquals(ErrorCode.INVALID_CAST, error.code());
        assertTrue(
                error.getMessage()
                        .startsWith(
                                "The value '01234' of column 'zip' at %s:4:1 has a leading zero"
                                        .formatted(file)),
                error.getMessage());
        assertEquals(
                List.of(row(12345L, 1L), row(23456L, 2L), row(null, 3L), row(50000L, null)),
                rows(file, "sample_size", "2", "mode", "permissive"));
        assertEquals(row("01234", "3"), rows(file, "sample_size", "-1").get(2));
        assertEquals(row(1234, 3L), rows(file, "columns", "zip INTEGER, phone BIGINT").get(2));
    }

    @Test
    void passesOverComments() throws IOException {
        String content = "# made by hand\nid;name\n1;x\n#2;y\n3;#z\n# end";
        for (String lineBreak : List.of("\n", "\r\n", "\r")) {
            Path path = write("a.csv", content.replace("\n", lineBreak));
            Table table = open(path, "comment", "#");
            assertEquals("id BIGINT, name VARCHAR", columns(table));
            assertEquals(List.of(row(1L, "x"), row(3L, "#z")), TableRows.of(table));
        }
    }

    @Test
    void passesOverTitleLines() throws IOException {
        Path path = write("a.csv", "Sales of 2024\nin thousands\n\nid,amount\n1,5\n2,6\n");
        assertEquals("id BIGINT, amount BIGINT", columns(open(path)));
        assertEquals(List.of(row(1L, 5L), row(2L, 6L)), rows(path));
        for (String lineBreak : List.of("\r", "\r\n")) {
            Path other = write("b.csv", "Sales\nid,amount\n1,5\n".replace("\n", lineBreak));
            assertEquals(List.of(row(1L, 5L)), rows(other));
            assertEquals(List.of(row(1L, 5L)), rows(other, "skip", "1"));
        }
    }

    @Test
    void aFirstLineThatMayBeDataIsNoTitle() throws IOException {
        // without a header that is certain, or where it may be a value, nothing is passed over
        assertEquals(
                ErrorCode.DATA_CORRUPT, error(write("a.csv", "name\nAnn\nBo,Cy\nDi,Ed\n")).code());
        assertEquals(ErrorCode.DATA_CORRUPT, error(write("b.csv", "1\n2,3\n4,5\n")).code());
        assertEquals(
                List.of(row("x"), row("y")),
                rows(write("c.csv", "name\nx\ny\n"), "header", "true"));
    }

    @Test
    void readsDelimitersOfSeveralCharacters() throws IOException {
        Path path = write("a.csv", "id||name||b\n1||\"x||y\"||\n2||z|a||3\n3||\"q\"||4");
        assertEquals(
                List.of(row(1L, "x||y", null), row(2L, "z|a", 3L), row(3L, "q", 4L)),
                rows(path, "delimiter", "||"));
        Path arrows = write("b.csv", "a→b\n1→2\n");
        assertEquals(List.of(row(1L, 2L)), rows(arrows, "delimiter", "→"));
        assertEquals(ErrorCode.INVALID_PARAMETER, error(path, "delimiter", "").code());
        assertEquals(ErrorCode.INVALID_PARAMETER, error(path, "delimiter", "|\n").code());
    }

    /// Whatever the buffer's end cuts apart.
    @Test
    void readsDelimitersAcrossBuffers() throws IOException {
        StringBuilder content = new StringBuilder("id<|>text\n");
        for (int i = 0; i < 60_000; i++) {
            content.append(i).append("<|>").append(i % 3 == 0 ? "\"a<|\"" : "b<").append("\n");
        }
        List<List<Object>> rows = rows(write("a.csv", content.toString()), "delimiter", "<|>");
        assertEquals(60_000, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(row((long) i, i % 3 == 0 ? "a<|" : "b<"), rows.get(i));
        }
    }

    @Test
    void tooManyColumnsAreAnErrorBeforeMemoryIsShort() throws IOException {
        String line =
                IntStream.range(0, 200_000)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(","));
        Path path = write("a.csv", line + "\n" + line + "\n");
        assertEquals(ErrorCode.VALUE_TOO_LARGE, error(path).code());
    }

    @Test
    void theMemoryOfManyColumnsIsReservedFirst() throws IOException {
        String line = "x,".repeat(8_000) + "x\n";
        Table table = open(write("a.csv", line + line), "header", "false");
        ScanRequest request =
                ScanRequest.of(IntStream.range(0, table.schema().size()).boxed().toList());
        TestContext context = new TestContext(64 << 20);
        FeldsparException error =
                assertThrows(
                        FeldsparException.class,
                        () -> {
                            try (var scan = table.open(table.splits(request), request, context)) {
                                scan.next();
                            }
                        });
        assertEquals(ErrorCode.OUT_OF_MEMORY, error.code());
        assertEquals(0, context.memory().reservedBytes());
    }

    @Test
    void aZstdFileThatIsCutIsDamaged() throws IOException {
        Path path = folder.resolve("a.csv.zst");
        try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(path))) {
            out.write("a,b\n1,2\n".repeat(50_000).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(path);
        for (int length : new int[] {whole.length - 5, whole.length / 2, 20}) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertEquals(ErrorCode.DATA_CORRUPT, error(path, "header", "true").code());
        }
        Files.writeString(path, "no zstd at all");
        assertEquals(ErrorCode.DATA_CORRUPT, error(path).code());
    }

    @Test
    @Timeout(20)
    void aNamedPipeIsRefused() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.csv");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        FeldsparException error = error(pipe);
        assertEquals(ErrorCode.INVALID_PARAMETER, error.code());
        assertTrue(error.getMessage().contains("not a regular file"), error.getMessage());
    }
}
