package io.feldspar.benchmarks.tpch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An engine that is measured, and how its process is started.
///
/// The properties `feldspar.engine.*` bring the flags, the start-up cache and the class path with
/// which `./feldspar` starts Feldspar itself.
public enum Engine {
    FELDSPAR {
        @Override
        List<String> command(int threads, String heap) {
            List<String> command = java(heap);
            String ours = System.getProperty("java.class.path");
            command.addAll(
                    Stream.of(System.getProperty("feldspar.engine.flags", "").split("\\s+", -1))
                            .filter(flag -> !flag.isEmpty())
                            .toList());
            String aot = System.getProperty("feldspar.engine.aot", "");
            if (!aot.isEmpty()) {
                command.addAll(List.of(aot, "-Xlog:aot=off", "-Xlog:cds=off"));
            }
            // Java accepts the cache when the class path begins with the one it was made for.
            String launchers = System.getProperty("feldspar.engine.classpath");
            command.addAll(
                    List.of(
                            "-cp",
                            launchers == null ? ours : launchers + File.pathSeparator + ours,
                            EngineProcess.class.getName(),
                            "jdbc:feldspar:?feldspar.threads=" + threads));
            return command;
        }
    },
    DUCKDB {
        @Override
        List<String> command(int threads, String heap) {
            List<String> command = java("1g");
            command.addAll(
                    List.of(
                            "-cp",
                            System.getProperty("java.class.path"),
                            EngineProcess.class.getName(),
                            "jdbc:duckdb:;threads=" + threads));
            return command;
        }
    },
    SPARK {
        @Override
        List<String> command(int threads, String heap) throws IOException, InterruptedException {
            List<String> command = java(heap);
            for (String opened :
                    List.of(
                            "java.base/java.lang",
                            "java.base/java.lang.invoke",
                            "java.base/java.net",
                            "java.base/java.nio",
                            "java.base/java.util",
                            "java.base/java.util.concurrent",
                            "java.base/java.util.concurrent.atomic",
                            "java.base/sun.nio.ch",
                            "java.base/sun.nio.cs",
                            "java.base/sun.security.action",
                            "java.base/sun.util.calendar")) {
                command.add("--add-opens=" + opened + "=ALL-UNNAMED");
            }
            command.addAll(
                    List.of(
                            "-cp",
                            sparkClassPath()
                                    + File.pathSeparator
                                    + System.getProperty("java.class.path"),
                            "io.feldspar.benchmarks.spark.SparkProcess",
                            "local[" + threads + "]"));
            return command;
        }
    };

    /// The command of a process that runs queries, up to and including where it connects.
    ///
    /// @param threads how many the engine may use
    /// @param heap the largest heap, such as `8g`
    abstract List<String> command(int threads, String heap)
            throws IOException, InterruptedException;

    private static List<String> java(String heap) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.add("--enable-native-access=ALL-UNNAMED");
        return command;
    }

    /// Spark and the program that drives it, fetched and built when they are first asked for.
    private static String sparkClassPath() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("feldspar.home", "."));
        Path project = home.resolve("benchmarks/spark");
        Path libraries = project.resolve("target/lib");
        if (!Files.isDirectory(libraries)) {
            System.err.println("fetching Spark, once");
            int status =
                    new ProcessBuilder(
                                    home.resolve("mvnw").toString(),
                                    "-q",
                                    "-f",
                                    project.resolve("pom.xml").toString(),
                                    "package")
                            .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .waitFor();
            if (status != 0) {
                throw new IOException("Spark could not be fetched; see ./mvnw -f " + project);
            }
        }
        try (Stream<Path> jars =
                Stream.concat(Files.list(project.resolve("target")), Files.list(libraries))) {
            return jars.filter(path -> path.toString().endsWith(".jar"))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
