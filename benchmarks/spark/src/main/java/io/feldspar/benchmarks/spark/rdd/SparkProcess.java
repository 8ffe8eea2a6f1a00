package io.feldspar.benchmarks.spark.rdd;

import io.feldspar.benchmarks.rdd.workload.ProgramRunner;
import io.feldspar.benchmarks.rdd.workload.Workload;
import java.util.EnumMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/// The process of Spark for `bench rdd`.
public final class SparkProcess {

    private SparkProcess() {}

    /// @param arguments how many threads, the number of runs, the scale, and the workloads' names
    public static void main(String[] arguments) {
        SparkConf conf =
                new SparkConf()
                        .setMaster("local[" + arguments[0] + "]")
                        .setAppName("feldspar bench rdd")
                        .set("spark.ui.enabled", "false")
                        .set("spark.driver.host", "localhost")
                        .set("spark.driver.bindAddress", "127.0.0.1")
                        // What Spark's tuning guide advises; its default serializer is slower.
                        .set("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
        int runs = Integer.parseInt(arguments[1]);
        try (JavaSparkContext context = new JavaSparkContext(conf)) {
            SparkPrograms programs = new SparkPrograms(context, Double.parseDouble(arguments[2]));
            Map<Workload, ProgramRunner.Program> chosen = new EnumMap<>(Workload.class);
            for (int i = 3; i < arguments.length; i++) {
                Workload workload = Workload.valueOf(arguments[i]);
                chosen.put(workload, () -> programs.run(workload));
            }
            ProgramRunner.run(chosen, runs);
        }
    }
}
