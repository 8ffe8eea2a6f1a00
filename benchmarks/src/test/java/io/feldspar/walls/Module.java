package io.feldspar.walls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A Maven module: the packages that it holds, and the modules that it may use.
///
/// @param packages the packages, each with those below it
record Module(String name, List<String> packages, Set<String> uses) {

    static final List<Module> ALL =
            List.of(
                    new Module("rdd-core", List.of("io.feldspar.rdd"), Set.of()),
                    new Module("simulation", List.of("io.feldspar.simulation"), Set.of("rdd-core")),
                    new Module(
                            "executor",
                            List.of("io.feldspar.executor", "io.feldspar.udf"),
                            Set.of("rdd-core")),
                    new Module(
                            "sql-frontend",
                            List.of("io.feldspar.sql"),
                            Set.of("rdd-core", "executor")),
                    new Module(
                            "planner",
                            List.of(
                                    "io.feldspar.planner",
                                    "io.feldspar.session",
                                    "io.feldspar.dataset"),
                            Set.of("rdd-core", "executor", "sql-frontend")),
                    new Module("jdbc-driver", List.of("io.feldspar.jdbc"), Set.of()),
                    new Module(
                            "server",
                            List.of("io.feldspar.server"),
                            Set.of(
                                    "rdd-core",
                                    "simulation",
                                    "executor",
                                    "sql-frontend",
                                    "planner",
                                    "jdbc-driver")),
                    new Module(
                            "benchmarks",
                            List.of("io.feldspar.benchmarks"),
                            Set.of(
                                    "rdd-core",
                                    "simulation",
                                    "executor",
                                    "sql-frontend",
                                    "planner",
                                    "jdbc-driver",
                                    "server")));

    /// The directory of the whole project, whether a test runs in it or in a module's.
    static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("mvnw"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    static Module of(String packageName) {
        return ALL.stream()
                .filter(module -> module.holds(packageName))
                .findFirst()
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        "package " + packageName + " belongs to no module"));
    }

    private boolean holds(String packageName) {
        return packages.stream()
                .anyMatch(
                        prefix ->
                                packageName.equals(prefix) || packageName.startsWith(prefix + "."));
    }

    String[] patterns() {
        return packages.stream().map(prefix -> prefix + "..").toArray(String[]::new);
    }
}
