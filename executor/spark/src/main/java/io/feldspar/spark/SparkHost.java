package io.feldspar.spark;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/// The program that runs Feldspar on a Spark cluster:
///
/// ```text
/// spark-submit --archives feldspar-VERSION.tar.gz#feldspar feldspar-spark.jar [ARGUMENT]...
/// ```
///
/// The arguments are those of `feldspar`: `-e "SELECT ..."`, `server`, `submit app.jar`. The
/// command runs on the machine of Spark's driver, and its tasks in slots of the Spark
/// application.
public final class SparkHost {

    private static final int SECRET_BYTES = 32;

    private SparkHost() {}

    /// Ends the process with the exit code of the command.
    ///
    /// @param arguments those of the command
    public static void main(String[] arguments) throws Exception {
        int code;
        SparkConf conf = new SparkConf().setIfMissing("spark.app.name", "Feldspar");
        try (JavaSparkContext spark = new JavaSparkContext(conf)) {
            code = run(spark, HostSettings.of(spark.getConf()), Arrays.asList(arguments));
        }
        System.exit(code);
    }

    private static int run(JavaSparkContext spark, HostSettings settings, List<String> arguments)
            throws Exception {
        String secret = newSecret();
        FeldsparCommands commands =
                new FeldsparCommands(Installation.program(settings.home()), secret);
        Path directory = Files.createTempDirectory("feldspar-spark");
        int workers =
                settings.workers() > 0
                        ? settings.workers()
                        : Math.max(1, spark.defaultParallelism() / settings.cores());
        try (MasterProcess master =
                        MasterProcess.start(
                                commands, settings.host(), directory.resolve("master"));
                Workers running =
                        new Workers(spark, new WorkerTask(settings, master.url(), secret))) {
            running.start(workers);
            ProcessBuilder command = commands.of(arguments).inheritIO();
            command.environment()
                    .merge(
                            "FELDSPAR_JAVA",
                            "-Dfeldspar.conf="
                                    + configuration(directory, settings, master.url(), workers),
                            (given, ours) -> given + " " + ours);
            Process process = command.start();
            try {
                return running.await(process);
            } finally {
                process.destroy();
            }
        }
    }

    private static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            text.append(String.format("%02x", each));
        }
        return text.toString();
    }

    /// A file with the settings by which the command uses the workers: one executor on each.
    private static Path configuration(
            Path directory, HostSettings settings, String master, int workers) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("feldspar.master", master);
        properties.setProperty("feldspar.executor.instances", Integer.toString(workers));
        properties.setProperty("feldspar.executor.cores", Integer.toString(settings.cores()));
        properties.setProperty("feldspar.executor.memory", settings.memory());
        Path file = directory.resolve("feldspar.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }
}
