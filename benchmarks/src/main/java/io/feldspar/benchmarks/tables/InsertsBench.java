package io.feldspar.benchmarks.tables;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench inserts`: INSERTs of one row each, and what they leave, here and in a DuckDB database. It
/// shows whether a table gets slower with them.
@Command(
        name = "inserts",
        mixinStandardHelpOptions = true,
        description = "Measures INSERTs of one row each.")
public final class InsertsBench implements Callable<Integer> {

    private static final int PARTS = 10;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--count", description = "INSERTs of each engine (default: ${DEFAULT-VALUE})")
    private int count = 10_000;

    @Option(names = "--directory", description = "where the tables are (default: temporary)")
    private @Nullable Path directory;

    @Override
    public Integer call() throws SQLException, IOException {
        if (spec == null) {
            throw new IllegalStateException("the command was not started by its parser");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path work =
                directory == null
                        ? Files.createTempDirectory("feldspar-inserts")
                        : Files.createDirectories(directory);
        Path warehouse = work.resolve("warehouse");
        measure("feldspar", "jdbc:feldspar:?feldspar.warehouse=" + warehouse, out);
        out.printf(Locale.ROOT, "feldspar data files: %d%n", dataFiles(warehouse));
        measure("duckdb", "jdbc:duckdb:" + work.resolve("duck.db"), out);
        return 0;
    }

    private void measure(String engine, String url, PrintWriter out) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE TABLE t (a INTEGER, b VARCHAR, c DOUBLE)");
            int part = Math.max(1, count / PARTS);
            long[] times = new long[part];
            for (int i = 0; i < count; i++) {
                long start = System.nanoTime();
                statement.execute("INSERT INTO t VALUES (%d, 'text %d', %d.5)".formatted(i, i, i));
                times[i % part] = System.nanoTime() - start;
                if (i % part == part - 1) {
                    report(engine, i + 1, times, out);
                }
            }
            long start = System.nanoTime();
            try (ResultSet rows = statement.executeQuery("SELECT count(b), sum(c) FROM t")) {
                rows.next();
                out.printf(
                        Locale.ROOT,
                        "%s: %d rows, first scan %.1f ms%n",
                        engine,
                        rows.getLong(1),
                        (System.nanoTime() - start) / 1e6);
            }
            out.flush();
        }
    }

    private static void report(String engine, int done, long[] times, PrintWriter out) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        out.printf(
                Locale.ROOT,
                "%s: after %6d INSERTs, median %.2f ms, fastest tenth %.2f ms, slowest %.2f ms%n",
                engine,
                done,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length / 10] / 1e6,
                sorted[sorted.length * 9 / 10] / 1e6);
        out.flush();
    }

    private static long dataFiles(Path warehouse) throws IOException {
        try (Stream<Path> files = Files.walk(warehouse)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        }
    }
}
