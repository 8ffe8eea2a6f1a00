package io.feldspar.benchmarks.tpch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What each engine's process does: runs the queries one after another and prints a line per run.
///
/// ```text
/// run q6 0 41234567         query, number of the run, nanoseconds until all rows were fetched
/// error q6 some message     a query that fails is not run again
/// ```
public final class QueryRunner {

    /// Runs a query to its end.
    @FunctionalInterface
    public interface Query {

        /// @param keep whether the rows are wanted, as text; otherwise they are only fetched
        List<List<@Nullable String>> run(String sql, boolean keep) throws Exception;
    }

    private QueryRunner() {}

    /// @param queries numbers
    /// @param results where the rows of the first runs are written, a file per query, or null
    public static void run(Query engine, List<Integer> queries, int runs, @Nullable Path results)
            throws IOException {
        for (int query : queries) {
            String sql = TpchQueries.text(query);
            try {
                for (int run = 0; run < runs; run++) {
                    boolean keep = run == 0 && results != null;
                    long start = System.nanoTime();
                    List<List<@Nullable String>> rows = engine.run(sql, keep);
                    long nanos = System.nanoTime() - start;
                    System.out.println("run q" + query + " " + run + " " + nanos);
                    if (keep && results != null) {
                        write(rows, results.resolve("q" + query));
                    }
                }
            } catch (Exception e) {
                String message = String.valueOf(e.getMessage()).replace('\n', ' ');
                System.out.println("error q" + query + " " + message);
            }
        }
    }

    private static void write(List<List<@Nullable String>> rows, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (List<@Nullable String> row : rows) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell == null ? "\\N" : cell.replace("\t", " ")));
            lines.add(String.join("\t", cells));
        }
        Files.write(file, lines, StandardCharsets.UTF_8);
    }
}
