package io.feldspar.executor.source.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableRows;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.source.files.FileSplit;
import io.feldspar.executor.source.files.FileStamp;
import io.feldspar.executor.source.format.FileFormats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonBoundariesTest {

    @TempDir Path folder;

    private static final List<String> SHAPES =
            List.of(
                    "{\"a\":%d}\n",
                    "{\"a\":%d,\"b\":\"}\\n{\"}\r\n",
                    "{\n  \"a\": %d,\n  \"b\": [\n{\"c\":1},\n{\"c\":{}}\n]\n}\n\n",
                    "{\"a\":%d,\"b\":{\n}} \t\n \n",
                    "{\"a\":%d} ",
                    "{\"x\":{\n\"y\":\n{\n}\n},\"a\":%d}\n");

    private List<FileSplit> splits(Path path, long distance) throws IOException {
        DataFile file = new DataFile(path, FileStamp.of(path), List.of());
        return JsonBoundaries.splits(0, file, distance, bytes -> bytes);
    }

    /// The names and values of the objects' fields `a`, split by split.
    private List<String> numbers(Path path, List<FileSplit> splits) {
        List<String> numbers = new ArrayList<>();
        for (FileSplit split : splits) {
            try (JsonObjects objects = new JsonObjects(path, split.from(), split.to())) {
                while (objects.next()) {
                    String found = "none";
                    for (String n = objects.nextName(); n != null; n = objects.nextName()) {
                        objects.token();
                        if (n.equals("a")) {
                            found = objects.text();
                        } else {
                            objects.skip();
                        }
                    }
                    numbers.add(found);
                }
            }
        }
        return numbers;
    }

    @Test
    void everyObjectIsInOneSplit() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            List<String> expected = new ArrayList<>();
            int objects = random.nextInt(60);
            for (int i = 0; i < objects; i++) {
                text.append(SHAPES.get(random.nextInt(SHAPES.size())).formatted(i));
                expected.add(Integer.toString(i));
            }
            Path path = Files.writeString(folder.resolve("a.json"), text);
            int distance = 1 + random.nextInt(100);
            List<FileSplit> splits = splits(path, distance);
            assertEquals(expected, numbers(path, splits), text::toString);
            long at = 0;
            for (FileSplit split : splits) {
                assertEquals(at, split.from());
                at = split.to();
            }
            assertEquals(Files.size(path), at);
        }
    }

    @Test
    void linesMakeManySplitsAndArraysAndUtf16One() throws IOException {
        String lines = "{\"a\":1}\n".repeat(100);
        Path path = Files.writeString(folder.resolve("a.json"), lines);
        assertEquals(11, splits(path, 64).size());
        Files.writeString(path, "[" + "{\"a\":1},\n".repeat(99) + "{\"a\":1}]");
        assertEquals(1, splits(path, 64).size());
        Files.write(path, lines.getBytes(StandardCharsets.UTF_16));
        assertEquals(1, splits(path, 64).size());
    }

    @Test
    void largeFilesAreCutAndErrorsNameTheirLine() throws IOException {
        String line = "{\"a\":1,\"b\":\"" + "x".repeat(1_000) + "\"}\n";
        int count = 40_000;
        Path path = folder.resolve("large.json");
        Files.writeString(path, line.repeat(count) + "{\"a\":\"wrong\"}\n");
        Table table =
                FileFormats.open("json", List.of(path.toString()), Map.of(), null, FileAccess.ALL)
                        .table();
        assertTrue(table.splits(TableRows.request(table, "a")).size() > 1);
        FeldsparException error =
                assertThrows(
                        FeldsparException.class,
                        () -> TableRows.of(table, TableRows.request(table, "a")));
        assertTrue(error.getMessage().contains(":" + (count + 1) + ":"), error.getMessage());
    }
}
