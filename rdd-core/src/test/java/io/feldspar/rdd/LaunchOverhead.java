package io.feldspar.rdd;

import java.util.List;
import java.util.Locale;

/// Measures what scheduling costs: empty tasks per second, and the time of a query of five empty
/// stages. Run by hand; prints its findings.
public final class LaunchOverhead {

    private LaunchOverhead() {}

    public static void main(String[] arguments) {
        int threads = Integer.getInteger("threads", 2);
        try (FeldsparContext context = FeldsparContext.local(threads)) {
            for (int round = 0; round < 5; round++) {
                emptyTasks(context);
                fiveStages(context, 4 * threads);
            }
        }
    }

    private static void emptyTasks(FeldsparContext context) {
        Rdd<Integer> wide = context.parallelize(List.of(), 100_000);
        wide.partitions();
        long start = System.nanoTime();
        context.runJob(wide, (task, rows) -> 0);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "empty tasks/s %,.0f%n", 100_000 / seconds);
    }

    private static void fiveStages(FeldsparContext context, int partitions) {
        int queries = 500;
        long start = System.nanoTime();
        for (int i = 0; i < queries; i++) {
            Rdd<Integer> rdd = context.parallelize(List.of(1, 2, 3), partitions);
            for (int stage = 0; stage < 4; stage++) {
                rdd = new TestRdds.Shuffled<>(TestRdds.byHash(rdd, partitions));
            }
            context.runJob(rdd, (task, rows) -> 0);
        }
        double micros = (System.nanoTime() - start) / 1e3 / queries;
        System.out.printf(
                Locale.ROOT, "query of 5 stages x %d tasks: %.0f us%n", partitions, micros);
    }
}
