package io.feldspar.benchmarks.rdd;

import io.feldspar.benchmarks.harness.EngineProcess;
import io.feldspar.benchmarks.harness.EngineUnavailableException;
import io.feldspar.benchmarks.harness.Options;
import io.feldspar.benchmarks.harness.Timings;
import io.feldspar.benchmarks.harness.TimingsTable;
import io.feldspar.benchmarks.rdd.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench rdd`: runs the programs on each engine, one engine after another, and prints a table.
@Command(name = "rdd", description = "Programs on the RDD library, each engine in its own process.")
public final class RddBench implements Callable<Integer> {

    private static final double TOLERANCE = 1e-6;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--engines",
            split = ",",
            defaultValue = "feldspar,spark",
            description = "feldspar, spark (default: both).")
    private List<Engine> engines = List.of();

    @Option(
            names = "--runs",
            defaultValue = "5",
            description = "Hot runs of each program besides the first (default: 5).")
    private int runs;

    @Option(
            names = "--programs",
            split = ",",
            description =
                    "wordcount, pagerank, kmeans, sort, skewedjoin, repartition, emptytasks,"
                            + " fivestages (default: all).")
    private @Nullable List<String> programs;

    @Option(names = "--scale", defaultValue = "1", description = "Size of inputs (default: 1).")
    private double scale;

    @Option(names = "--threads", defaultValue = "2", description = "Threads of each (default: 2).")
    private int threads;

    @Option(names = "--heap", defaultValue = "4g", description = "Heap of each JVM (default: 4g).")
    private String heap = "4g";

    @Override
    public Integer call() {
        Options.checkSizes(spec, scale, runs, threads);
        List<Workload> workloads = workloads();
        Map<Engine, Timings> timings = new EnumMap<>(Engine.class);
        for (Engine engine : engines) {
            try {
                timings.put(engine, EngineProcess.run(name(engine), command(engine, workloads)));
            } catch (EngineUnavailableException e) {
                System.err.println(name(engine) + " is left out: " + e.getMessage());
            }
        }
        boolean same = print(timings, workloads);
        boolean failed =
                timings.size() < engines.size()
                        || timings.values().stream().anyMatch(Timings::failed);
        return failed || !same ? 1 : 0;
    }

    private List<Workload> workloads() {
        List<String> chosen = programs;
        List<Workload> all = Arrays.asList(Workload.values());
        if (chosen == null) {
            return all;
        }
        List<String> known = all.stream().map(Workload::label).toList();
        for (String name : chosen) {
            Options.check(
                    spec,
                    known.contains(name),
                    "no program '%s'; there are %s".formatted(name, String.join(", ", known)));
        }
        return all.stream().filter(each -> chosen.contains(each.label())).toList();
    }

    private List<String> command(Engine engine, List<Workload> workloads)
            throws EngineUnavailableException {
        List<String> command = new ArrayList<>(engine.command(heap));
        command.add(Integer.toString(threads));
        command.add(Integer.toString(runs + 1));
        command.add(Double.toString(scale));
        workloads.forEach(workload -> command.add(workload.name()));
        return command;
    }

    private static String name(Engine engine) {
        return engine.name().toLowerCase(Locale.ROOT);
    }

    /// Prints what was measured; false where the engines' results differ.
    private boolean print(Map<Engine, Timings> timings, List<Workload> workloads) {
        List<String> measured =
                workloads.stream().filter(Workload::isProgram).map(Workload::label).toList();
        TimingsTable table = new TimingsTable();
        timings.forEach((engine, of) -> table.add(name(engine), of));
        table.print(measured);
        timings.forEach((engine, of) -> printScheduling(engine, of, workloads));
        Timings feldspar = timings.get(Engine.FELDSPAR);
        Timings spark = timings.get(Engine.SPARK);
        if (feldspar == null || spark == null) {
            return true;
        }
        boolean same = true;
        for (Workload workload : workloads) {
            same &= agree(workload.label(), feldspar, spark);
        }
        System.out.println(same ? "all results agree" : "results differ");
        System.out.printf(
                "geomean first-run ratio feldspar/spark: %.3f%n",
                Timings.ratio(measured, feldspar::first, spark::first));
        System.out.printf(
                "geomean ratio feldspar/spark: %.3f%n",
                Timings.ratio(measured, feldspar::hot, spark::hot));
        return same;
    }

    private void printScheduling(Engine engine, Timings of, List<Workload> workloads) {
        if (workloads.contains(Workload.EMPTY_TASKS)) {
            double seconds = of.hot(Workload.EMPTY_TASKS.label()) / 1e3;
            System.out.printf(
                    "%s: %,.0f empty tasks/s%n",
                    name(engine), Workload.EMPTY_TASKS.rows(scale) / seconds);
        }
        if (workloads.contains(Workload.FIVE_STAGES)) {
            System.out.printf(
                    "%s: %.2f ms for a job of five stages of %d tasks%n",
                    name(engine),
                    of.hot(Workload.FIVE_STAGES.label()) / Workload.FIVE_STAGES.rows(scale),
                    Workload.PARTITIONS);
        }
    }

    private static boolean agree(String program, Timings ours, Timings theirs) {
        Double a = ours.check(program);
        Double b = theirs.check(program);
        if (a == null || b == null) {
            return true;
        }
        boolean same = Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
        if (!same) {
            System.out.printf("%s: feldspar finds %s and spark %s%n", program, a, b);
        }
        return same;
    }
}
