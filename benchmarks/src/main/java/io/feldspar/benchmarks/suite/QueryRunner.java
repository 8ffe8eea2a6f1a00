package io.feldspar.benchmarks.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What each engine's process does: runs the queries one after another and prints a line per run.
///
/// ```text
/// run q6 0 41234567         query, number of the run, nanoseconds until all rows were fetched
/// error q6 some message     a query that fails is not run again
/// ```
///
/// Texts lie in a directory: `q6.sql` is timed, and the rows of `q6.compared.sql`, where that is,
/// are written for comparison afterwards.
public final class QueryRunner {

    private static final String TIMED = ".sql";
    private static final String COMPARED = ".compared.sql";

    /// Runs a query to its end.
    @FunctionalInterface
    public interface Query {

        /// @param keep whether the rows are wanted, as text; otherwise they are only fetched
        List<List<@Nullable String>> run(String sql, boolean keep) throws Exception;
    }

    /// @param data the directory of the tables' files
    /// @param texts the directory of the queries' texts
    /// @param queries names, each that of a text
    /// @param runs how often each query is timed
    /// @param results where compared rows are written, a file per query
    public record Job(Path data, Path texts, List<String> queries, int runs, Path results) {

        /// How many [#of] takes, the engine's own included.
        static final int ARGUMENTS = 6;

        /// @param arguments of a process, whose first one is the engine's own
        public static Job of(String[] arguments) {
            return new Job(
                    Path.of(arguments[1]),
                    Path.of(arguments[2]),
                    List.of(arguments[3].split(",", -1)),
                    Integer.parseInt(arguments[4]),
                    Path.of(arguments[5]));
        }

        /// Names of the tables, each with a file of its name.
        public List<String> tables() throws IOException {
            try (Stream<Path> files = Files.list(data)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".parquet") && !name.startsWith("."))
                        .map(name -> name.substring(0, name.length() - ".parquet".length()))
                        .sorted()
                        .toList();
            }
        }
    }

    private QueryRunner() {}

    /// Writes the texts of queries.
    ///
    /// @param names without the `q` before them
    /// @param compared texts whose rows are compared, or null where none are
    static void writeTexts(
            Path directory,
            List<String> names,
            UnaryOperator<String> timed,
            @Nullable UnaryOperator<String> compared)
            throws IOException {
        for (String name : names) {
            Files.writeString(directory.resolve("q" + name + TIMED), timed.apply(name));
            if (compared != null) {
                Files.writeString(directory.resolve("q" + name + COMPARED), compared.apply(name));
            }
        }
    }

    public static void run(Query engine, Job job) throws IOException {
        for (String query : job.queries()) {
            String sql = Files.readString(job.texts().resolve(query + TIMED));
            Path compared = job.texts().resolve(query + COMPARED);
            try {
                for (int run = 0; run < job.runs(); run++) {
                    long start = System.nanoTime();
                    engine.run(sql, false);
                    long nanos = System.nanoTime() - start;
                    System.out.println("run " + query + " " + run + " " + nanos);
                }
                if (Files.exists(compared)) {
                    write(engine.run(Files.readString(compared), true), job.results(), query);
                }
            } catch (Exception e) {
                String message = String.valueOf(e.getMessage()).replace('\n', ' ');
                System.out.println("error " + query + " " + message);
            }
        }
    }

    private static void write(List<List<@Nullable String>> rows, Path results, String query)
            throws IOException {
        List<String> lines = new ArrayList<>();
        for (List<@Nullable String> row : rows) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell == null ? "\\N" : cell.replace("\t", " ")));
            lines.add(String.join("\t", cells));
        }
        Files.write(results.resolve(query), lines, StandardCharsets.UTF_8);
    }
}
