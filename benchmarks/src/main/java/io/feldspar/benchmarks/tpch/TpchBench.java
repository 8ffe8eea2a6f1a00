package io.feldspar.benchmarks.tpch;

import io.feldspar.benchmarks.harness.EngineProcess;
import io.feldspar.benchmarks.harness.EngineUnavailableException;
import io.feldspar.benchmarks.harness.Options;
import io.feldspar.benchmarks.harness.Timings;
import io.feldspar.benchmarks.harness.TimingsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench tpch`: runs the queries on each engine, one engine after another, and prints a table.
@Command(
        name = "tpch",
        description = "TPC-H over the same Parquet files, each engine in its own process.")
public final class TpchBench implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

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
    public Integer call() throws IOException, SQLException {
        Options.checkSizes(spec, scale, runs, threads);
        List<Integer> numbers = queries == null ? TpchQueries.all() : queries;
        Options.check(
                spec,
                TpchQueries.all().containsAll(numbers),
                "--queries takes numbers from 1 to " + TpchQueries.COUNT);
        Path directory = data == null ? TpchFiles.defaultDirectory(scale) : data;
        TpchFiles.create(directory, scale);
        Path results = verify ? Files.createTempDirectory("tpch-results") : null;
        List<Engine> measured = new ArrayList<>(engines);
        if (verify && !measured.contains(Engine.DUCKDB)) {
            measured.add(Engine.DUCKDB);
        }
        Map<Engine, Timings> timings = new EnumMap<>(Engine.class);
        for (Engine engine : measured) {
            try {
                timings.put(engine, run(engine, directory, numbers, results));
            } catch (EngineUnavailableException e) {
                System.err.println(name(engine) + " is left out: " + e.getMessage());
            }
        }
        boolean same = results == null || compare(timings.keySet(), numbers, results);
        print(timings, numbers.stream().map(number -> "q" + number).toList());
        boolean failed =
                timings.size() < measured.size()
                        || timings.values().stream().anyMatch(Timings::failed);
        return failed || !same ? 1 : 0;
    }

    private Timings run(
            Engine engine, Path directory, List<Integer> numbers, @Nullable Path results)
            throws IOException, EngineUnavailableException {
        String target = "-";
        if (results != null) {
            target = Files.createDirectories(results.resolve(engine.name())).toString();
        }
        List<String> command = new ArrayList<>(engine.command(threads, heap));
        command.add(directory.toAbsolutePath().toString());
        command.add(numbers.stream().map(String::valueOf).collect(Collectors.joining(",")));
        command.add(Integer.toString(runs + 1));
        command.add(target);
        return EngineProcess.run(name(engine), command);
    }

    private static String name(Engine engine) {
        return engine.name().toLowerCase(Locale.ROOT);
    }

    private static void print(Map<Engine, Timings> timings, List<String> queries) {
        TimingsTable table = new TimingsTable();
        timings.forEach((engine, of) -> table.add(name(engine), of));
        table.print(queries);
        Timings feldspar = timings.get(Engine.FELDSPAR);
        if (feldspar == null) {
            return;
        }
        // The ratio to DuckDB stands last, where scripts look for it.
        for (Engine other : List.of(Engine.SPARK, Engine.DUCKDB)) {
            Timings theirs = timings.get(other);
            if (theirs != null) {
                System.out.printf(
                        "geomean first-run ratio feldspar/%s: %.3f%n",
                        name(other), Timings.ratio(queries, feldspar::first, theirs::first));
                System.out.printf(
                        "geomean ratio feldspar/%s: %.3f%n",
                        name(other), Timings.ratio(queries, feldspar::hot, theirs::hot));
            }
        }
    }

    private static boolean compare(Set<Engine> measured, List<Integer> numbers, Path results)
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
