package io.feldspar.simulation;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Runs the simulation of many seeds, on several threads, and tells what it found.
///
/// Each seed is run twice, and both runs must be the same in every event.
public final class Simulate {

    private Simulate() {}

    /// A seed whose simulation broke an invariant.
    public record Finding(long seed, Violation violation) {}

    /// The outcome of a range of seeds.
    ///
    /// @param findings by seed; empty where every invariant held
    public record Report(
            long seeds,
            List<Finding> findings,
            long succeededJobs,
            long failedJobs,
            double virtualSeconds,
            double realSeconds,
            Coverage coverage) {

        public double seedsPerSecond() {
            return seeds / realSeconds;
        }

        /// How much faster than its own time the simulation ran.
        public double timeRatio() {
            return virtualSeconds / realSeconds;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,d seeds, %,d jobs well, %,d failed as they may, %d violations;"
                            + " %.0f seeds/s, virtual to real time %,.0f : 1",
                    seeds,
                    succeededJobs,
                    failedJobs,
                    findings.size(),
                    seedsPerSecond(),
                    timeRatio());
        }
    }

    /// Simulates the seeds from `first` to `last`, both included.
    ///
    /// @param threads how many seeds are run at a time
    public static Report run(long first, long last, int threads) {
        return run(first, last, threads, Subject.STRICT, Integer.MAX_VALUE);
    }

    /// As [#run(long, long, int)], and prints the report and, for up to three violations, the
    /// trace of the smallest scenario that still shows it.
    ///
    /// @param coverage whether to print how often each fault, operation and path occurred
    /// @return the exit status: 1 if there is a violation, else 0
    public static int runAndPrint(
            long first, long last, int threads, boolean coverage, PrintWriter out) {
        return print(run(first, last, threads), Subject.STRICT, coverage, out);
    }

    static int print(Report report, Subject subject, boolean coverage, PrintWriter out) {
        for (Finding finding : report.findings().stream().limit(3).toList()) {
            out.println(explain(finding.seed(), subject));
        }
        for (Finding finding : report.findings()) {
            out.printf(Locale.ROOT, "seed %d: %s%n", finding.seed(), finding.violation());
        }
        if (coverage) {
            out.print(report.coverage());
        }
        out.println(report);
        return report.findings().isEmpty() ? 0 : 1;
    }

    /// @param stopAfter after how many findings to stop
    static Report run(long first, long last, int threads, Subject subject, int stopAfter) {
        SeedRuns runs = new SeedRuns(first, last, subject, stopAfter);
        long start = System.nanoTime();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(Thread.ofPlatform().name("simulate-" + i).start(runs));
        }
        for (Thread worker : workers) {
            join(worker);
        }
        return runs.report((System.nanoTime() - start) / 1e9);
    }

    private static void join(Thread worker) {
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// The trace of the smallest scenario that breaks the invariant which the seed breaks.
    static String explain(long seed, Subject subject) {
        Scenario small = Shrinker.shrink(Scenarios.of(seed), subject);
        Simulation.Outcome outcome = Simulation.run(small, subject, true);
        StringBuilder text = new StringBuilder();
        text.append("seed ").append(seed).append(": ").append(outcome.violation()).append('\n');
        text.append("machines ").append(small.machines()).append('\n');
        for (int i = 0; i < small.nodes().size(); i++) {
            text.append("node ").append(i).append(' ').append(small.nodes().get(i)).append('\n');
        }
        small.jobs().forEach(job -> text.append(job).append('\n'));
        small.faults().forEach(fault -> text.append("fault ").append(fault).append('\n'));
        outcome.trace().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
