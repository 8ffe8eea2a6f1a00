package io.feldspar.benchmarks.sqllogictest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the records of a file that a database has to answer.
final class ScriptFile implements AutoCloseable {

    /// Whose conditions (`onlyif`, `skipif`) are ours: whole numbers are divided, and errors are
    /// errors.
    private static final String DATABASE = "postgresql";

    private final BufferedReader reader;

    ScriptFile(Path file) throws IOException {
        reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
    }

    /// The next record, or null at the end.
    @Nullable ScriptRecord next() throws IOException {
        boolean ours = true;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            String[] words = line.strip().split("\\s+");
            switch (words[0]) {
                case "onlyif" -> ours &= words[1].equals(DATABASE);
                case "skipif" -> ours &= !words[1].equals(DATABASE);
                case "halt" -> {
                    if (ours) {
                        return null;
                    }
                    ours = true;
                }
                case "statement", "query" -> {
                    ScriptRecord record = record(words);
                    if (ours) {
                        return record;
                    }
                    ours = true;
                }
                default -> {}
            }
        }
        return null;
    }

    private ScriptRecord record(String[] words) throws IOException {
        StringBuilder sql = new StringBuilder();
        List<String> expected = new ArrayList<>();
        boolean results = false;
        for (String line = reader.readLine();
                line != null && !line.isEmpty();
                line = reader.readLine()) {
            if (line.equals("----")) {
                results = true;
            } else if (results) {
                expected.add(line);
            } else {
                sql.append(sql.isEmpty() ? "" : "\n").append(line);
            }
        }
        return words[0].equals("statement")
                ? new ScriptRecord.Statement(sql.toString(), words[1].equals("error"))
                : new ScriptRecord.Query(
                        sql.toString(), words[1], words.length > 2 ? words[2] : "nosort", expected);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
