package io.feldspar.benchmarks.rdd;

import io.feldspar.benchmarks.rdd.workload.ProgramRunner;
import io.feldspar.benchmarks.rdd.workload.Workload;
import io.feldspar.rdd.FeldsparContext;
import java.util.EnumMap;
import java.util.Map;

/// The process of Feldspar for `bench rdd`.
final class RddProcess {

    private RddProcess() {}

    /// @param arguments how many threads, the number of runs, the scale, and the workloads' names
    public static void main(String[] arguments) {
        int runs = Integer.parseInt(arguments[1]);
        try (FeldsparContext context = FeldsparContext.local(Integer.parseInt(arguments[0]))) {
            FeldsparPrograms programs =
                    new FeldsparPrograms(context, Double.parseDouble(arguments[2]));
            Map<Workload, ProgramRunner.Program> chosen = new EnumMap<>(Workload.class);
            for (int i = 3; i < arguments.length; i++) {
                Workload workload = Workload.valueOf(arguments[i]);
                chosen.put(workload, () -> programs.run(workload));
            }
            ProgramRunner.run(chosen, runs);
        }
    }
}
