package io.feldspar.planner;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.parquet.ParquetTable;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.explain.PlanText;
import io.feldspar.planner.lowering.NodeMetrics;
import io.feldspar.planner.lowering.QueryRuntime;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.rdd.FeldsparContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Runs TPC-H queries over Parquet files from the command line: directory, output directory,
/// runs, queries.
public final class TpchRun {

    private TpchRun() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        Path out = Path.of(arguments[1]);
        int runs = Integer.parseInt(arguments[2]);
        boolean analyze = Boolean.getBoolean("analyze");
        Map<String, Table> tables = new LinkedHashMap<>();
        for (String name : TpchTables.all().keySet()) {
            tables.put(name, ParquetTable.of(name, List.of(directory.resolve(name + ".parquet"))));
        }
        Files.createDirectories(out);
        List<Integer> queries = new ArrayList<>();
        for (int i = 3; i < arguments.length; i++) {
            queries.add(Integer.valueOf(arguments[i]));
        }
        if (queries.isEmpty()) {
            for (int q = 1; q <= 22; q++) {
                queries.add(q);
            }
        }
        MemoryPool pool = new MemoryPool("process", Long.MAX_VALUE);
        try (FeldsparContext context = FeldsparContext.local(2)) {
            double logs = 0;
            for (int query : queries) {
                List<Double> times = new ArrayList<>();
                try {
                    for (int run = 0; run < runs; run++) {
                        long start = System.nanoTime();
                        PhysicalPlan plan = Sql.plan(TpchPlanTest.query(query), tables);
                        long planned = System.nanoTime();
                        List<String> rows = new ArrayList<>();
                        QueryRuntime runtime =
                                new QueryRuntime(
                                        context, pool.child("query", Long.MAX_VALUE), analyze);
                        try (RunningQuery running = RunningQuery.start(plan, runtime, 64 << 20)) {
                            for (Batch b = running.next(); b != null; b = running.next()) {
                                for (int i = 0; i < b.rowCount(); i++) {
                                    rows.add(
                                            b.values(i).stream()
                                                    .map(String::valueOf)
                                                    .collect(Collectors.joining("|")));
                                }
                            }
                            if (run == runs - 1 && analyze) {
                                System.out.println(PlanText.of(plan, n -> measured(runtime, n)));
                            }
                        }
                        times.add((System.nanoTime() - start) / 1e6);
                        if (run == runs - 1) {
                            Files.write(out.resolve("q%02d.txt".formatted(query)), rows);
                            List<Double> sorted = times.stream().sorted().toList();
                            double median = sorted.get(sorted.size() / 2);
                            logs += Math.log(median);
                            System.out.printf(
                                    "Q%02d rows %d first %.0f median %.1f min %.1f (planning last"
                                            + " %.1f) ms%n",
                                    query,
                                    rows.size(),
                                    times.get(0),
                                    median,
                                    sorted.get(0),
                                    (planned - start) / 1e6);
                        }
                    }
                } catch (Throwable e) {
                    System.out.println("Q" + query + " FAILED " + e);
                    if (Boolean.getBoolean("trace")) {
                        e.printStackTrace(System.out);
                    }
                }
            }
            System.out.printf("geomean %.1f ms%n", Math.exp(logs / queries.size()));
        }
    }

    private static String measured(QueryRuntime runtime, PhysicalPlan node) {
        NodeMetrics metrics = runtime.metrics().of(node);
        return metrics == null
                ? ""
                : "(est %s, rows %s, %.1f ms, %d KB)"
                        .formatted(
                                PlanText.rows(node.estimatedRows()),
                                PlanText.rows(metrics.rows()),
                                metrics.nanos() / 1e6,
                                metrics.peakBytes() >> 10);
    }
}
