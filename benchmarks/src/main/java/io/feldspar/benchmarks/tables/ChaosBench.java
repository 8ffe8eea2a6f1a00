package io.feldspar.benchmarks.tables;

import io.feldspar.benchmarks.harness.EngineProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench chaos`: kills a process again and again while it changes tables, and looks whether each
/// statement has happened or not.
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = "Kills processes that change tables, and checks the tables.")
public final class ChaosBench implements Callable<Integer> {

    private static final int LONGEST_MILLIS = 3000;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--kills", description = "how many (default: ${DEFAULT-VALUE})")
    private int kills = 200;

    @Option(names = "--seed", description = "of the moments (default: random)")
    private long seed = System.nanoTime();

    @Override
    public Integer call() throws SQLException, IOException, InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("the command was not started by its parser");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path warehouse = Files.createTempDirectory("feldspar-chaos").resolve("warehouse");
        String url = "jdbc:feldspar:?feldspar.threads=2&feldspar.warehouse=" + warehouse;
        Random random = new Random(seed);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE m AS SELECT 1 AS k, 1 AS v");
            statement.execute("CREATE TABLE p AS SELECT 1 AS x");
            statement.execute("CREATE TABLE q AS SELECT 1 AS x");
            for (int i = 1; i <= kills; i++) {
                killAfter(random.nextInt(LONGEST_MILLIS), url);
                String broken = broken(statement);
                if (!broken.isEmpty()) {
                    out.printf("broken after kill %d, in %s: %s%n", i, warehouse, broken);
                    return 1;
                }
            }
            out.printf("%d kills, every statement whole or without effect%n", kills);
        }
        return 0;
    }

    private static void killAfter(long millis, String url)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(EngineProcess.feldspar("512m"));
        command.add(ChaosWriter.class.getName());
        command.add(url);
        Process writer =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = writer.inputReader()) {
            if (said.lines().noneMatch(ChaosWriter.READY::equals)) {
                throw new IOException("the process that changes tables ended by itself");
            }
            Thread.sleep(millis);
            if (!writer.isAlive()) {
                throw new IOException("the process that changes tables ended by itself");
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    /// What is not as it should be, or nothing.
    private static String broken(Statement statement) throws SQLException {
        String name =
                one(
                        statement,
                        "SELECT string_agg(table_name, ',') FROM information_schema.tables WHERE table_name IN ('m', 'n') AND table_schema = 'main'");
        if (!name.equals("m") && !name.equals("n")) {
            return "tables " + name;
        }
        String rows =
                one(
                        statement,
                        "SELECT count(*) || ',' || min(v) || ',' || max(v) || ',' || count(DISTINCT k) FROM "
                                + name);
        String pair =
                one(
                        statement,
                        "SELECT (SELECT count(*) FROM p) || ',' || (SELECT count(*) FROM q)");
        return same(rows) && same(pair) ? "" : name + " " + rows + ", p and q " + pair;
    }

    private static boolean same(String values) {
        return List.of(values.split(",", -1)).stream().distinct().count() == 1;
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
