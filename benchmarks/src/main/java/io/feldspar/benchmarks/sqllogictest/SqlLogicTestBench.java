package io.feldspar.benchmarks.sqllogictest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `bench sqllogictest`: asks a sample of the queries in a directory of sqllogictest's files, and
/// counts right, wrong and refused ones.
@Command(
        name = "sqllogictest",
        description =
                "Asks a sample of SQLite's sqllogictest, whose files are in a directory, and counts"
                        + " right answers.")
public final class SqlLogicTestBench implements Callable<Integer> {

    @Parameters(paramLabel = "DIRECTORY", description = "where the .test files are")
    private Path directory = Path.of(".");

    @Option(
            names = "--share",
            description = "which share of the queries is asked (default: ${DEFAULT-VALUE})")
    private double share = 0.001;

    @Option(names = "--seed", description = "of the sample (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--report", description = "where wrong and refused queries are written to")
    private @Nullable Path report;

    @Spec private @Nullable CommandSpec spec;

    private final Map<String, Long> refusals = new TreeMap<>();
    private long right;
    private long wrong;
    private long refused;

    @Override
    public Integer call() throws IOException, SQLException {
        Random random = new Random(seed);
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(file -> file.toString().endsWith(".test")).sorted().toList();
        }
        Path warehouse = Files.createTempDirectory("sqllogictest");
        try (PrintWriter details = details();
                Connection connection =
                        DriverManager.getConnection(
                                "jdbc:feldspar:?feldspar.warehouse=" + warehouse);
                Statement statement = connection.createStatement()) {
            String before = connection.getSchema();
            for (int i = 0; i < files.size(); i++) {
                statement.execute("CREATE SCHEMA slt" + i);
                statement.execute("USE slt" + i);
                ask(files.get(i), statement, random, details);
                statement.execute("USE " + before);
                statement.execute("DROP SCHEMA slt" + i + " CASCADE");
            }
        }
        delete(warehouse);
        tell(files.size());
        return wrong == 0 ? 0 : 1;
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

    private void ask(Path file, Statement statement, Random random, PrintWriter details)
            throws IOException {
        Tables tables = new Tables(statement);
        try (ScriptFile script = new ScriptFile(file)) {
            for (ScriptRecord each = script.next(); each != null; each = script.next()) {
                switch (each) {
                    case ScriptRecord.Statement change -> change(change, tables, file, details);
                    case ScriptRecord.Query query -> {
                        if (random.nextDouble() < share) {
                            ask(query, tables, statement, file, details);
                        }
                    }
                }
            }
        }
    }

    private void change(
            ScriptRecord.Statement change, Tables tables, Path file, PrintWriter details) {
        try {
            if (!change.fails()) {
                tables.execute(change.sql());
            }
        } catch (SQLException e) {
            details.printf("%s: %s%n%s%n%n", file, e.getMessage(), change.sql());
        }
    }

    private void ask(
            ScriptRecord.Query query,
            Tables tables,
            Statement statement,
            Path file,
            PrintWriter details) {
        try {
            tables.flush();
            Answer answer;
            try (ResultSet rows = statement.executeQuery(query.sql())) {
                answer = Answer.of(rows, query);
            }
            if (answer.matches(query.expected())) {
                right++;
            } else {
                wrong++;
                details.printf(
                        "wrong in %s%n%s%nexpected %s%ngot      %s%n%n",
                        file, query.sql(), query.expected(), answer);
            }
        } catch (SQLException e) {
            refused++;
            refusals.merge(e.getSQLState(), 1L, Long::sum);
            details.printf("refused in %s: %s%n%s%n%n", file, e.getMessage(), query.sql());
        }
    }

    private void tell(int files) {
        PrintWriter out =
                spec == null
                        ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                        : spec.commandLine().getOut();
        out.printf(
                "%d files, %d queries: %d right, %d wrong, %d refused %s%n",
                files, right + wrong + refused, right, wrong, refused, refusals);
        out.flush();
    }
}
