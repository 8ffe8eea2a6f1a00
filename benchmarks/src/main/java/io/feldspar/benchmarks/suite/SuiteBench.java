package io.feldspar.benchmarks.suite;

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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the queries of a suite on each engine, one engine after another, and prints a table.
public abstract class SuiteBench implements Callable<Integer> {

    private final QuerySuite suite;

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

    @Option(names = "--queries", split = ",", description = "Names, such as 1,6 (default: all).")
    private @Nullable List<String> queries;

    @Option(names = "--threads", defaultValue = "2", description = "Threads of each (default: 2).")
    private int threads;

    @Option(names = "--heap", defaultValue = "8g", description = "Heap of each JVM (default: 8g).")
    private String heap = "8g";

    @Option(names = "--data", description = "Directory of the files; missing ones are written.")
    private @Nullable Path data;

    @Option(
            names = "--tables",
            defaultValue = "FILES",
            description =
                    "files, native (tables of each engine's own) or cached (native ones, in memory by"
                            + " CACHE TABLE) (default: files).")
    private TableForm tables = TableForm.FILES;

    @Option(names = "--verify", description = "Compares the results with DuckDB's.")
    private boolean verify;

    protected SuiteBench(QuerySuite suite) {
        this.suite = suite;
    }

    @Override
    public final Integer call() throws IOException, SQLException {
        Options.checkSizes(spec, scale, runs, threads);
        List<String> names = queries == null ? suite.queries() : queries;
        for (String name : names) {
            Options.check(
                    spec,
                    suite.queries().contains(name),
                    "no query '%s'; there are %s"
                            .formatted(name, String.join(", ", suite.queries())));
        }
        Path directory = data == null ? TableFiles.defaultDirectory(suite.name(), scale) : data;
        suite.createFiles(directory, scale);
        Path work = Files.createTempDirectory(suite.name() + "-bench");
        writeTexts(work, names);
        List<Engine> measured = new ArrayList<>(engines);
        if (verify && !measured.contains(Engine.DUCKDB)) {
            measured.add(Engine.DUCKDB);
        }
        Map<Engine, Timings> timings = new EnumMap<>(Engine.class);
        for (Engine engine : measured) {
            try {
                timings.put(engine, run(engine, directory, names, work));
            } catch (EngineUnavailableException e) {
                System.err.println(name(engine) + " is left out: " + e.getMessage());
            }
        }
        boolean same = !verify || compare(timings.keySet(), names, work);
        print(timings, names.stream().map(name -> "q" + name).toList());
        boolean failed =
                timings.size() < measured.size()
                        || timings.values().stream().anyMatch(Timings::failed);
        return failed || !same ? 1 : 0;
    }

    private void writeTexts(Path work, List<String> names) throws IOException {
        for (boolean duckDb : new boolean[] {false, true}) {
            UnaryOperator<String> form = duckDb ? suite::forDuckDb : UnaryOperator.identity();
            QueryRunner.writeTexts(
                    Files.createDirectories(texts(work, duckDb)),
                    names,
                    name -> form.apply(suite.text(name)),
                    verify ? name -> form.apply(suite.comparedText(name)) : null);
        }
    }

    private Timings run(Engine engine, Path directory, List<String> names, Path work)
            throws IOException, EngineUnavailableException {
        Path results = Files.createDirectories(work.resolve(name(engine)));
        List<String> command =
                new ArrayList<>(engine.command(threads, heap, suite.inSparkDialect(), results));
        command.add(directory.toAbsolutePath().toString());
        command.add(texts(work, engine == Engine.DUCKDB).toString());
        command.add(names.stream().map(name -> "q" + name).collect(Collectors.joining(",")));
        command.add(Integer.toString(runs + 1));
        command.add(results.toString());
        if (engine != Engine.SPARK) {
            command.add(tables.name());
        }
        return EngineProcess.run(name(engine), command);
    }

    private static Path texts(Path work, boolean duckDb) {
        return work.resolve(duckDb ? "texts-duckdb" : "texts");
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
        // Scripts read the ratio to DuckDB from the last column.
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

    private boolean compare(Set<Engine> measured, List<String> names, Path work)
            throws IOException {
        boolean same = true;
        for (Engine engine : measured) {
            for (String query : names) {
                Path expected = work.resolve(name(Engine.DUCKDB)).resolve("q" + query);
                Path actual = work.resolve(name(engine)).resolve("q" + query);
                if (engine == Engine.DUCKDB || !Files.exists(actual) || !Files.exists(expected)) {
                    continue;
                }
                String difference =
                        ResultComparison.difference(expected, actual, suite.isOrdered());
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
