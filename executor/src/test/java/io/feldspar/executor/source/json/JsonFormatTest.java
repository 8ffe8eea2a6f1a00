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
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFormatTest {

    @TempDir Path folder;

    private Table table(String content, String... options) {
        try {
            Path path = Files.writeString(folder.resolve("a.json"), content);
            Map<String, String> map =
                    options.length == 0 ? Map.of() : Map.of(options[0], options[1]);
            return FileFormats.open("json", List.of(path.toString()), map, null, FileAccess.ALL)
                    .table();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    private FeldsparException error(String content, String... options) {
        return assertThrows(FeldsparException.class, () -> TableRows.of(table(content, options)));
    }

    @Test
    void guessesColumnsAndTypes() {
        Table table =
                table(
                        """
                        {"id": 1, "ok": true, "price": 1.50, "born": "2020-02-29", "name": "x\\u00e9"}
                        {"name": "y", "id": 2, "price": 2, "tags": ["a", {"b": 1.10, "c\\n": null}], "big": 12345678901234567890}
                        {"mixed": 1}
                        {"mixed": "a"}
                        """);
        assertEquals(
                "id BIGINT, ok BOOLEAN, price DOUBLE, born DATE, name VARCHAR, tags ARRAY<VARCHAR>, big DECIMAL(38, 0), mixed VARCHAR",
                String.join(", ", table.schema().fields().stream().map(Field::toString).toList()));
        List<List<Object>> rows = TableRows.of(table);
        int born = (int) LocalDate.parse("2020-02-29").toEpochDay();
        assertEquals(row(1L, true, 1.5, born, "xé", null, null, null), rows.get(0));
        assertEquals(
                row(
                        2L,
                        null,
                        2.0,
                        null,
                        "y",
                        List.of("a", "{\"b\":1.10,\"c\\n\":null}"),
                        new BigDecimal("12345678901234567890"),
                        null),
                rows.get(1));
        assertEquals("1", rows.get(2).get(7));
        assertEquals("a", rows.get(3).get(7));
    }

    @Test
    void readsAnArrayOfObjects() {
        assertEquals(
                List.of(row(1L), row(2L)), TableRows.of(table(" [ {\"a\": 1},\n{\"a\":2} ] ")));
    }

    @Test
    void readsDeclaredTypesAndNullsWhatDoesNotFitWherePermitted() {
        String content = "{\"a\": \"1.25\", \"b\": [1]}\n{\"a\": true, \"b\": 7}\n";
        Table table =
                FileFormats.open(
                                "json",
                                List.of(write(content)),
                                Map.of("mode", "permissive", "columns", "a DECIMAL(4,2), b INT"),
                                null,
                                FileAccess.ALL)
                        .table();
        assertEquals(List.of(row(new BigDecimal("1.25"), null), row(null, 7)), TableRows.of(table));
        FeldsparException e = error(content, "columns", "a DECIMAL(4,2), b INT");
        assertEquals(ErrorCode.INVALID_CAST, e.code());
        assertTrue(
                e.getMessage().startsWith("The value '[1]' of column 'b' at " + folder),
                e.getMessage());
    }

    private String write(String content) {
        try {
            return Files.writeString(folder.resolve("b.json"), content).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void namesThePlaceOfWhatIsNoJson() {
        FeldsparException e = error("{\"a\": 1}\n{\"a\": tru}\n");
        assertEquals(ErrorCode.DATA_CORRUPT, e.code());
        assertTrue(e.getMessage().contains("a.json:2:"), e.getMessage());
        assertEquals(ErrorCode.DATA_CORRUPT, error("[{\"a\": 1}] x").code());
        assertEquals(ErrorCode.DATA_CORRUPT, error("[{\"a\": 1}").code());
        assertEquals(ErrorCode.DATA_CORRUPT, error("{\"a\": 1").code());
        assertEquals(ErrorCode.DATA_CORRUPT, error("{\"a\": 1}\n2\n").code());
        assertEquals(ErrorCode.DATA_CORRUPT, error("").code());
    }

    @Test
    void refusesRepeatedFieldsAndNumbersTooLarge() {
        assertTrue(
                error("{\"a\": 1, \"a\": 2}").getMessage().startsWith("Field 'a' is there twice"));
        assertEquals(ErrorCode.INVALID_CAST, error("{\"a\": 1e400}").code());
    }

    @Test
    void refusesDeepNestingAndTooManyNames() {
        String deep = "{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertEquals(ErrorCode.VALUE_TOO_LARGE, error(deep).code());
        StringBuilder wide = new StringBuilder("{\"n\": 0");
        for (int i = 0; i < 20_000; i++) {
            wide.append(",\"n").append(i).append("\":1");
        }
        assertEquals(ErrorCode.VALUE_TOO_LARGE, error(wide + "}").code());
        assertEquals(ErrorCode.VALUE_TOO_LARGE, error("{\"a\": " + "9".repeat(5_000) + "}").code());
    }
}
