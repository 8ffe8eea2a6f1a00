package io.feldspar.benchmarks.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Spark and the programs that drive it: a Maven project of its own below this module, fetched and
/// built when it is first asked for.
public final class SparkProject {

    /// What Spark's own start scripts open to it.
    private static final List<String> OPENED =
            List.of(
                    "java.base/java.lang",
                    "java.base/java.lang.invoke",
                    "java.base/java.lang.reflect",
                    "java.base/java.io",
                    "java.base/java.net",
                    "java.base/java.nio",
                    "java.base/java.util",
                    "java.base/java.util.concurrent",
                    "java.base/java.util.concurrent.atomic",
                    "java.base/jdk.internal.ref",
                    "java.base/sun.nio.ch",
                    "java.base/sun.nio.cs",
                    "java.base/sun.util.calendar");

    private SparkProject() {}

    /// The command of a Java process that has Spark on its class path, up to where the main class
    /// is named.
    ///
    /// @param heap the largest heap, such as `8g`
    public static List<String> command(String heap) throws EngineUnavailableException {
        List<String> command = EngineProcess.java(heap);
        OPENED.forEach(each -> command.add("--add-opens=" + each + "=ALL-UNNAMED"));
        command.add("-cp");
        command.add(classPath(Path.of(System.getProperty("feldspar.home", "."))));
        return command;
    }

    static String classPath(Path home) throws EngineUnavailableException {
        Path project = home.resolve("benchmarks/spark");
        Path target = project.resolve("target");
        Path libraries = target.resolve("lib");
        try {
            if (isStale(home, target)) {
                build(home, project);
            }
            try (Stream<Path> own = Files.list(target);
                    Stream<Path> theirs = Files.list(libraries)) {
                return Stream.concat(own, theirs)
                        .filter(path -> path.toString().endsWith(".jar"))
                        .map(Path::toString)
                        .sorted()
                        .collect(Collectors.joining(File.pathSeparator));
            }
        } catch (IOException e) {
            throw new EngineUnavailableException("Spark's libraries cannot be read: " + e, e);
        }
    }

    /// Whether there is no jar, or one of its sources is newer.
    private static boolean isStale(Path home, Path target) throws IOException {
        Path jar = target.resolve("feldspar-benchmarks-spark-0.1.0-SNAPSHOT.jar");
        if (!Files.exists(jar) || !Files.isDirectory(target.resolve("lib"))) {
            return true;
        }
        FileTime built = Files.getLastModifiedTime(jar);
        try (Stream<Path> own = Files.walk(home.resolve("benchmarks/spark/src"));
                Stream<Path> shared = Files.walk(home.resolve("benchmarks/src/main"));
                Stream<Path> pom = Stream.of(home.resolve("benchmarks/spark/pom.xml"))) {
            for (Path source : Stream.of(own, shared, pom).flatMap(each -> each).toList()) {
                if (Files.getLastModifiedTime(source).compareTo(built) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void build(Path home, Path project)
            throws IOException, EngineUnavailableException {
        System.err.println("building the Spark programs; fetches Spark the first time");
        Path pom = project.resolve("pom.xml").toAbsolutePath();
        Path log = Files.createTempFile("spark-build", ".log");
        Process maven =
                new ProcessBuilder(
                                home.resolve("mvnw").toString(),
                                "-q",
                                "-B",
                                "-ntp",
                                "-f",
                                pom.toString(),
                                "package")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (maven.waitFor() != 0) {
                String firstError =
                        Files.readAllLines(log).stream()
                                .filter(line -> line.startsWith("[ERROR]"))
                                .findFirst()
                                .orElse("no word of why");
                throw new EngineUnavailableException(
                        "Spark could not be fetched or built; ./mvnw -f %s package says: %s"
                                .formatted(pom, firstError));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineUnavailableException("the build was interrupted", e);
        } finally {
            maven.destroy();
            Files.deleteIfExists(log);
        }
    }
}
