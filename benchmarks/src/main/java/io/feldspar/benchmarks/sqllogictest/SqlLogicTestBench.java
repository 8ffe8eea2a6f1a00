package io.feldspar.benchmarks.sqllogictest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `bench sqllogictest`: asks a sample of the queries of SQLite's sqllogictest, and counts right,
/// wrong and refused ones.
@Command(
        name = "sqllogictest",
        description =
                "Asks a sample of the queries of SQLite's sqllogictest, and counts right answers.")
public final class SqlLogicTestBench implements Callable<Integer> {

    @Parameters(
            paramLabel = "DIRECTORY",
            arity = "0..1",
            description = "where the .test files are; by default those of sql-logic-test")
    private @Nullable Path directory;

    @Option(
            names = "--queries",
            description = "how many queries are asked, 0 for all (default: ${DEFAULT-VALUE})")
    private long queries = 100_000;

    @Option(
            names = "--files",
            paramLabel = "REGEX",
            description = "only files whose path has a part like this")
    private String only = "";

    @Option(names = "--seed", description = "of the sample (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--report", description = "where wrong and refused queries are written to")
    private @Nullable Path report;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException {
        PrintWriter out =
                spec == null
                        ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                        : spec.commandLine().getOut();
        Path warehouse = Files.createTempDirectory("sqllogictest");
        try (ScriptFiles scripts = ScriptFiles.of(directory);
                PrintWriter details = details();
                Connection connection =
                        DriverManager.getConnection(
                                "jdbc:feldspar:?feldspar.warehouse=" + warehouse)) {
            List<Path> files = scripts.matching(only);
            ScriptRun run = new ScriptRun(connection, sample(files), details);
            for (Path file : files) {
                run.ask(file);
                details.println(run);
                details.flush();
            }
            out.println(run);
            out.flush();
            return run.wrong() == 0 ? 0 : 1;
        } finally {
            delete(warehouse);
        }
    }

    /// Which of the queries of all files are asked: as many as wanted, each as likely as others.
    private BooleanSupplier sample(List<Path> files) throws IOException {
        if (queries == 0) {
            return () -> true;
        }
        Random random = new Random(seed);
        long[] left = {queries, ScriptFiles.count(files)};
        return () -> {
            boolean taken = random.nextDouble() * left[1]-- < left[0];
            left[0] -= taken ? 1 : 0;
            return taken;
        };
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private PrintWriter details() throws IOException {
        return report == null
                ? new PrintWriter(PrintWriter.nullWriter())
                : new PrintWriter(Files.newBufferedWriter(report, StandardCharsets.UTF_8));
    }
}
