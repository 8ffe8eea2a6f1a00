package io.feldspar.benchmarks.tpch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bench tpch`: runs the queries on each engine, one engine after another, and prints a table.
@Command(
        name = "tpch",
        description = "TPC-H over the same Parquet files, each engine in its own process.")
public final class TpchBench implements Callable<Integer> {

    @Option(names = "--scale", defaultValue = "1", description = "Scale factor (default: 1).")
    private double scale;

    @Option(
            names = "--engines",
            split = ",",
            defaultValue = "feldspar,duckdb",
            description = "feldspar, duckdb, spark (default: feldspar,duckdb).")
    private List<Engine> engines = List.of();

    @Option(
            names = "--runs",
            defaultValue = "5",
            description = "Hot runs of each query besides the first (default: 5).")
    private int runs;

    @Option(names = "--queries", split = ",", description = "Numbers, such as 1,6 (default: all).")
    private @Nullable List<Integer> queries;

    @Option(names = "--threads", defaultValue = "2", description = "Threads of each (default: 2).")
    private int threads;

    @Option(names = "--heap", defaultValue = "8g", description = "Heap of each JVM (default: 8g).")
    private String heap = "8g";

    @Option(names = "--data", description = "Directory of the files; missing ones are written.")
    private @Nullable Path data;

    @Option(names = "--verify", description = "Compares the results with DuckDB's.")
    private boolean verify;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        Path directory = data == null ? defaultDirectory() : data;
        TpchFiles.create(directory, scale);
        List<Integer> numbers = queries == null ? TpchQueries.all() : queries;
        Path results = verify ? Files.createTempDirectory("tpch-results") : null;
        List<Engine> measured = new ArrayList<>(engines);
        if (verify && !measured.contains(Engine.DUCKDB)) {
            measured.add(Engine.DUCKDB);
        }
        Map<Engine, Timings> timings = new EnumMap<>(Engine.class);
        for (Engine engine : measured) {
            timings.put(engine, run(engine, directory, numbers, results));
        }
        print(timings, numbers);
        boolean same = results == null || compare(measured, numbers, results);
        boolean failed = timings.values().stream().anyMatch(Timings::failed);
        return failed || !same ? 1 : 0;
    }

    private Path defaultDirectory() {
        String name = scale == Math.rint(scale) ? Long.toString((long) scale) : "" + scale;
        return Path.of(System.getProperty("user.home"), ".cache/feldspar/bench/tpch-sf" + name);
    }

    private Timings run(
            Engine engine, Path directory, List<Integer> numbers, @Nullable Path results)
            throws IOException, InterruptedException {
        String target = "-";
        if (results != null) {
            target = Files.createDirectories(results.resolve(engine.name())).toString();
        }
        List<String> command = new ArrayList<>(engine.command(threads, heap));
        command.add(directory.toAbsolutePath().toString());
        command.add(numbers.stream().map(String::valueOf).collect(Collectors.joining(",")));
        command.add(Integer.toString(runs + 1));
        command.add(target);
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Timings timings = new Timings();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                timings.accept(line);
                System.err.println(name(engine) + " " + line);
            }
        } finally {
            process.destroy();
        }
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(name(engine) + " ended with status " + status);
        }
        return timings;
    }

    private static String name(Engine engine) {
        return engine.name().toLowerCase(Locale.ROOT);
    }

    private static void print(Map<Engine, Timings> timings, List<Integer> numbers) {
        StringBuilder header = new StringBuilder("query");
        timings.keySet()
                .forEach(
                        engine ->
                                header.append(
                                        "  %14s  %14s"
                                                .formatted(
                                                        name(engine) + " first",
                                                        name(engine) + " hot")));
        System.out.println(header);
        for (int query : numbers) {
            StringBuilder line = new StringBuilder("%5s".formatted("q" + query));
            timings.values()
                    .forEach(
                            of ->
                                    line.append("  ")
                                            .append(cell(of, query, of.first(query)))
                                            .append("  ")
                                            .append(cell(of, query, of.hot(query))));
            System.out.println(line);
        }
        StringBuilder means = new StringBuilder(" mean");
        timings.values()
                .forEach(
                        of ->
                                means.append(
                                        "  %11.1f ms  %11.1f ms"
                                                .formatted(
                                                        mean(numbers, of::first),
                                                        mean(numbers, of::hot))));
        System.out.println(means);
        Timings feldspar = timings.get(Engine.FELDSPAR);
        Timings duckdb = timings.get(Engine.DUCKDB);
        if (feldspar != null && duckdb != null) {
            System.out.printf(
                    "geomean first-run ratio feldspar/duckdb: %.3f%n",
                    ratio(numbers, feldspar::first, duckdb::first));
            System.out.printf(
                    "geomean ratio feldspar/duckdb: %.3f%n",
                    ratio(numbers, feldspar::hot, duckdb::hot));
        }
    }

    private static String cell(Timings of, int query, double millis) {
        return of.error(query) != null ? "         error" : "%11.1f ms".formatted(millis);
    }

    /// The geometric mean over the queries that have a time.
    private static double mean(List<Integer> numbers, ToDoubleFunction<Integer> millis) {
        return Math.exp(
                numbers.stream()
                        .mapToDouble(millis)
                        .filter(each -> !Double.isNaN(each))
                        .map(Math::log)
                        .average()
                        .orElse(Double.NaN));
    }

    /// The geometric mean of quotients over the queries for which both have a time.
    private static double ratio(
            List<Integer> numbers,
            ToDoubleFunction<Integer> ours,
            ToDoubleFunction<Integer> theirs) {
        return mean(numbers, query -> ours.applyAsDouble(query) / theirs.applyAsDouble(query));
    }

    private static boolean compare(List<Engine> measured, List<Integer> numbers, Path results)
            throws IOException {
        boolean same = true;
        for (Engine engine : measured) {
            for (int query : numbers) {
                Path expected = results.resolve(Engine.DUCKDB.name()).resolve("q" + query);
                Path actual = results.resolve(engine.name()).resolve("q" + query);
                if (engine == Engine.DUCKDB || !Files.exists(actual) || !Files.exists(expected)) {
                    continue;
                }
                String difference = ResultComparison.difference(expected, actual);
                if (difference != null) {
                    System.out.println(name(engine) + " q" + query + " differs: " + difference);
                    same = false;
                }
            }
        }
        System.out.println(same ? "all results agree with duckdb" : "results differ from duckdb");
        return same;
    }
}
