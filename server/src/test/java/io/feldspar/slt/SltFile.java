package io.feldspar.slt;

import io.feldspar.slt.SltRecord.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A parsed `.slt` file.
///
/// @param dialect the only engine that understands the file, from a line `# dialect: name`, or null
record SltFile(Path path, @Nullable String dialect, List<SltRecord> records) {

    /// The engines that a record can be limited to.
    static final Set<String> ENGINES = Set.of("feldspar", "duckdb");

    private static final String DIALECT = "# dialect:";
    private static final String RESULT = "----";

    static SltFile read(Path path) throws IOException {
        return parse(path, Files.readAllLines(path));
    }

    static SltFile parse(Path path, List<String> lines) {
        Parser parser = new Parser(path, lines);
        List<SltRecord> records = parser.records();
        String dialect = null;
        for (String line : lines) {
            if (line.startsWith(DIALECT)) {
                dialect = line.substring(DIALECT.length()).strip();
            }
        }
        return new SltFile(path, dialect, records);
    }

    boolean runsOn(String engine) {
        return dialect == null || dialect.equals(engine);
    }

    /// The file again, with these records in the place of its own.
    static List<String> lines(List<SltRecord> records) {
        List<String> lines = new ArrayList<>();
        for (SltRecord record : records) {
            switch (record) {
                case SltRecord.Passage passage -> lines.addAll(passage.lines());
                case SltRecord.Halt _ -> lines.add("halt");
                case SltRecord.HashThreshold threshold ->
                        lines.add("hash-threshold " + threshold.values());
                case SltRecord.Statement statement -> {
                    String state = statement.state();
                    lines.add(state == null ? "statement ok" : "statement error " + state);
                    lines.addAll(statement.sql());
                    if (!statement.message().isEmpty()) {
                        lines.add(RESULT);
                        lines.addAll(statement.message());
                    }
                }
                case SltRecord.Query query -> {
                    String order =
                            query.order() == Order.NOSORT
                                    ? ""
                                    : " " + query.order().name().toLowerCase(Locale.ROOT);
                    lines.add("query " + query.types() + order);
                    lines.addAll(query.sql());
                    lines.add(RESULT);
                    lines.addAll(query.rows());
                }
            }
        }
        return lines;
    }

    /// Walks over the lines of a file.
    private static final class Parser {

        private final Path path;
        private final List<String> lines;
        private int next;
        private Set<String> engines = ENGINES;

        Parser(Path path, List<String> lines) {
            this.path = path;
            this.lines = lines;
        }

        List<SltRecord> records() {
            List<SltRecord> records = new ArrayList<>();
            while (next < lines.size()) {
                records.add(record());
            }
            return records;
        }

        private SltRecord record() {
            int line = next + 1;
            String text = lines.get(next++);
            String[] words = text.strip().split("\\s+", 3);
            if (text.isBlank() || text.startsWith("#")) {
                return new SltRecord.Passage(line, List.of(text));
            }
            return switch (words[0]) {
                case "skipif", "onlyif" -> condition(line, words);
                case "halt" -> new SltRecord.Halt(line);
                case "hash-threshold" ->
                        new SltRecord.HashThreshold(line, Integer.parseInt(words[1]));
                case "statement" -> statement(line, words);
                case "query" -> query(line, words);
                default -> throw wrong(line, "unknown record '" + words[0] + "'");
            };
        }

        private SltRecord condition(int line, String[] words) {
            if (words.length < 2 || !ENGINES.contains(words[1])) {
                throw wrong(line, "expected one of the engines " + ENGINES);
            }
            Set<String> left = new HashSet<>(engines);
            if (words[0].equals("skipif")) {
                left.remove(words[1]);
            } else {
                left.retainAll(Set.of(words[1]));
            }
            engines = left;
            return new SltRecord.Passage(line, List.of(lines.get(line - 1)));
        }

        private SltRecord statement(int line, String[] words) {
            boolean fails = words.length > 1 && words[1].equals("error");
            if (!fails && (words.length != 2 || !words[1].equals("ok"))) {
                throw wrong(line, "expected 'statement ok' or 'statement error SQLSTATE'");
            }
            List<String> sql = sql(line);
            List<String> message = results();
            if (!fails && !message.isEmpty()) {
                throw wrong(line, "'statement ok' has no result; use 'query'");
            }
            String state = fails ? (words.length > 2 ? words[2] : "?") : null;
            return new SltRecord.Statement(line, taken(), sql, state, message);
        }

        private SltRecord query(int line, String[] words) {
            String types = words.length > 1 ? words[1] : "?";
            Order order =
                    switch (words.length > 2 ? words[2] : "nosort") {
                        case "nosort" -> Order.NOSORT;
                        case "rowsort" -> Order.ROWSORT;
                        case "valuesort" -> Order.VALUESORT;
                        default -> throw wrong(line, "unknown order '" + words[2] + "'");
                    };
            return new SltRecord.Query(line, taken(), sql(line), types, order, results());
        }

        private Set<String> taken() {
            Set<String> taken = engines;
            engines = ENGINES;
            return taken;
        }

        private List<String> sql(int line) {
            List<String> sql = new ArrayList<>();
            while (next < lines.size()
                    && !lines.get(next).isBlank()
                    && !lines.get(next).equals(RESULT)) {
                sql.add(lines.get(next++));
            }
            if (sql.isEmpty()) {
                throw wrong(line, "no SQL");
            }
            return sql;
        }

        private List<String> results() {
            List<String> results = new ArrayList<>();
            if (next < lines.size() && lines.get(next).equals(RESULT)) {
                next++;
                while (next < lines.size() && !lines.get(next).isEmpty()) {
                    results.add(lines.get(next++));
                }
            }
            return results;
        }

        private IllegalArgumentException wrong(int line, String problem) {
            return new IllegalArgumentException(path + ":" + line + ": " + problem);
        }
    }
}
