package io.feldspar.executor.source.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableRows;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.type.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names that come late, that differ in case or are empty; values that no number or text holds.
class JsonNamesTest {

    @TempDir Path folder;

    private Table table(String content, String... options) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        try {
            Path path = Files.writeString(folder.resolve("a.json"), content);
            return FileFormats.open("json", List.of(path.toString()), map, null, FileAccess.ALL)
                    .table();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String columns(Table table) {
        return String.join(", ", table.schema().fields().stream().map(Field::toString).toList());
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    @Test
    void aNameBehindTheSampleIsAnErrorThatSaysWhatToDo() {
        String content = "{\"a\":1}\n{\"a\":2,\"late\":3}\n";
        FeldsparException error =
                assertThrows(
                        FeldsparException.class,
                        () -> TableRows.of(table(content, "sample_size", "1")));
        assertEquals(ErrorCode.DATA_CORRUPT, error.code());
        assertTrue(error.getMessage().startsWith("Field 'late' at "), error.getMessage());
        assertTrue(error.getMessage().contains("a.json:2:"), error.getMessage());
        assertTrue(error.getMessage().contains("Raise sample_size"), error.getMessage());
        assertEquals(
                List.of(row(1L), row(2L)),
                TableRows.of(table(content, "sample_size", "1", "mode", "permissive")));
        assertEquals(
                List.of(row(1L, null), row(2L, 3L)),
                TableRows.of(table(content, "sample_size", "-1")));
        assertEquals(List.of(row(1), row(2)), TableRows.of(table(content, "columns", "a INTEGER")));
    }

    @Test
    void aNameThatAColumnLeftOutHasIsKnown() {
        Table table = table("{\"a\":1,\"b\":2}\n{\"b\":3,\"a\":4}\n");
        assertEquals(List.of(row(2L), row(3L)), TableRows.of(table, TableRows.request(table, "b")));
    }

    @Test
    void namesThatDifferInCaseAloneAreOneColumn() {
        Table table = table("{\"userId\":1}\n{\"userid\":2.5}\n{\"USERID\":3}\n");
        assertEquals("userId DOUBLE", columns(table));
        assertEquals(List.of(row(1.0), row(2.5), row(3.0)), TableRows.of(table));
        Table declared = table("{\"userId\":1}\n{\"userid\":2}\n", "columns", "USERID INTEGER");
        assertEquals(List.of(row(1), row(2)), TableRows.of(declared));
    }

    @Test
    void namesThatDifferInCaseAloneAreTwoColumnsWhereAnObjectHasBoth() {
        String content = "{\"a\":1}\n{\"A\":\"x\",\"a\":2}\n{\"A\":\"y\"}\n";
        Table table = table(content);
        assertEquals("a BIGINT, A_1 VARCHAR", columns(table));
        List<List<Object>> rows = List.of(row(1L, null), row(2L, "x"), row(null, "y"));
        assertEquals(rows, TableRows.of(table));
        // as CREATE TABLE remembers it
        assertEquals(rows, TableRows.of(table(content, "columns", "a BIGINT, A_1 VARCHAR")));
    }

    @Test
    void anEmptyNameIsAColumn() {
        Table table = table("{\"a\":1,\"\":2}\n");
        assertEquals("a BIGINT, column1 BIGINT", columns(table));
        assertEquals(List.of(row(1L, 2L)), TableRows.of(table));
        assertEquals(
                List.of(row(1L, 2L)),
                TableRows.of(table("{\"a\":1,\"\":2}\n", "columns", "a BIGINT, column1 BIGINT")));
    }

    @Test
    void numbersOfMoreThan38DigitsStayApart() {
        String digits = "1" + "0".repeat(38);
        Table table = table("{\"account\":" + digits + "1}\n{\"account\":" + digits + "2}\n");
        assertEquals("account VARCHAR", columns(table));
        assertEquals(List.of(row(digits + "1"), row(digits + "2")), TableRows.of(table));
    }

    @Test
    void readsNaNAndInfinities() {
        Table table = table("{\"a\":NaN,\"b\":[NaN]}\n{\"a\":-Infinity,\"b\":1}\n{\"a\":1}\n");
        assertEquals("a DOUBLE, b VARCHAR", columns(table));
        assertEquals(
                List.of(
                        row(Double.NaN, "[\"NaN\"]"),
                        row(Double.NEGATIVE_INFINITY, "1"),
                        row(1.0, null)),
                TableRows.of(table));
    }

    @Test
    void halfASurrogatePairIsAnErrorAndNotAQuestionMark() {
        String content = "{\"a\":\"x\\ud83d\",\"b\":[\"\\udc00\",\"\\ud83d\\ude00\"]}\n";
        FeldsparException error =
                assertThrows(FeldsparException.class, () -> TableRows.of(table(content)));
        assertEquals(ErrorCode.DATA_CORRUPT, error.code());
        assertEquals(
                List.of(row(null, row(null, "\ud83d\ude00"))),
                TableRows.of(table(content, "mode", "permissive")));
    }

    @Test
    void aNewNameInEachObjectIsAnErrorBeforeMemoryIsShort() {
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            content.append("{\"n").append(i).append("\":1}\n");
        }
        FeldsparException error =
                assertThrows(FeldsparException.class, () -> table(content.toString()));
        assertEquals(ErrorCode.VALUE_TOO_LARGE, error.code());
    }
}
