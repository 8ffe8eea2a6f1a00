package io.feldspar.benchmarks.jdbc;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.wire.FeldsparServer;
import io.feldspar.server.wire.ServerOptions;
import io.feldspar.server.wire.ServerSetting;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures how long a trivial statement takes and how fast rows are fetched, in turns on the
/// engine in the process and on the same engine behind a server on the loopback address.
@Command(
        name = "jdbc",
        mixinStandardHelpOptions = true,
        description = "Compares JDBC in the same process with JDBC to a server.")
public final class JdbcBench implements Callable<Integer> {

    private static final String ROWS =
            "SELECT l_orderkey, l_partkey, l_suppkey, l_linenumber, l_quantity, l_extendedprice,"
                    + " l_discount, l_shipdate, l_shipmode, l_comment FROM fetched";
    private static final int COLUMNS = 10;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--rounds", description = "rounds of each (default: ${DEFAULT-VALUE})")
    private int rounds = 7;

    @Option(names = "--pings", description = "SELECT 1 per round (default: ${DEFAULT-VALUE})")
    private int pings = 2000;

    @Option(names = "--rows", description = "rows to fetch (default: ${DEFAULT-VALUE})")
    private int rows = 1_000_000;

    @Override
    public Integer call() throws SQLException, EngineException {
        if (spec == null) {
            throw new IllegalStateException("the command was not started by its parser");
        }
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> settings =
                Map.of(ServerSetting.PORT.key(), "0", ServerSetting.DRAIN_TIMEOUT.key(), "0");
        try (FeldsparServer server = FeldsparServer.start(new ServerOptions(settings));
                Connection embedded = DriverManager.getConnection("jdbc:feldspar:");
                Connection remote =
                        DriverManager.getConnection("jdbc:feldspar://127.0.0.1:" + server.port())) {
            try (Statement statement = embedded.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS fetched");
                statement.execute(
                        "CREATE OR REPLACE TABLE fetched AS SELECT * FROM tpch.sf1.lineitem LIMIT "
                                + rows);
                measure(embedded, remote, out);
                statement.execute("DROP TABLE fetched");
            }
        }
        return 0;
    }

    private void measure(Connection embedded, Connection remote, PrintWriter out)
            throws SQLException {
        long[][] ping = new long[2][rounds];
        long[][] fetch = new long[2][rounds];
        for (int round = 0; round < rounds; round++) {
            ping[0][round] = ping(embedded);
            ping[1][round] = ping(remote);
            fetch[0][round] = fetch(embedded);
            fetch[1][round] = fetch(remote);
        }
        out.println("                                  in process      server");
        out.printf(
                Locale.ROOT,
                "SELECT 1, median, µs              %10.0f  %10.0f%n",
                median(ping[0]) / 1e3,
                median(ping[1]) / 1e3);
        out.printf(
                Locale.ROOT,
                "%d rows of %d columns, rows/s %10.0f  %10.0f%n",
                rows,
                COLUMNS,
                rows * 1e9 / median(fetch[0]),
                rows * 1e9 / median(fetch[1]));
        out.flush();
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// The median of a round, in nanoseconds.
    private long ping(Connection connection) throws SQLException {
        long[] times = new long[pings];
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            for (int i = 0; i < pings; i++) {
                long start = System.nanoTime();
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    row.getInt(1);
                }
                times[i] = System.nanoTime() - start;
            }
        }
        return median(times);
    }

    private long fetch(Connection connection) throws SQLException {
        long start = System.nanoTime();
        int read = 0;
        int letters = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ROWS)) {
            while (row.next()) {
                read++;
                for (int column = 1; column <= COLUMNS; column++) {
                    letters += row.getObject(column) == null ? 0 : 1;
                }
            }
        }
        if (read != rows || letters != rows * COLUMNS) {
            throw new IllegalStateException("it read " + read + " rows instead of " + rows);
        }
        return System.nanoTime() - start;
    }
}
