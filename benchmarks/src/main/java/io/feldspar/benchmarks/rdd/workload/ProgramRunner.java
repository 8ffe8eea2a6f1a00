package io.feldspar.benchmarks.rdd.workload;

import java.util.Map;

/// What each engine's process does: runs the programs one after another and prints a line per run,
/// and what the program found, so that engines can be compared in that too.
///
/// ```text
/// run sort 0 412345678      name, number of the run, nanoseconds
/// check sort 500000.0       a number that depends on the whole result
/// error sort some message   a program that fails is not run again
/// ```
public final class ProgramRunner {

    /// Runs once and gives a number that depends on the whole result.
    @FunctionalInterface
    public interface Program {
        double run() throws Exception;
    }

    private ProgramRunner() {}

    public static void run(Map<Workload, Program> programs, int runs) {
        programs.forEach((workload, program) -> run(workload, program, runs));
    }

    private static void run(Workload workload, Program program, int runs) {
        try {
            for (int run = 0; run < runs; run++) {
                // What the run before left behind is not this run's to clear up.
                System.gc();
                long start = System.nanoTime();
                double found = program.run();
                long nanos = System.nanoTime() - start;
                System.out.println("run " + workload.label() + " " + run + " " + nanos);
                if (run == 0) {
                    System.out.println("check " + workload.label() + " " + found);
                }
            }
        } catch (Exception e) {
            String message = String.valueOf(e.getMessage()).replace('\n', ' ');
            System.out.println("error " + workload.label() + " " + message);
        }
    }
}
