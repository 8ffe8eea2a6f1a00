package io.feldspar.benchmarks.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Connections of the JDBC driver, as a pool has them: some are busy, each for one statement.
final class BusyConnections implements AutoCloseable {

    private static final List<String> STATEMENTS =
            List.of(
                    "SELECT 1",
                    "SELECT n_name FROM tpch.tiny.nation WHERE n_regionkey = 2 ORDER BY n_name",
                    "SELECT o_orderkey, o_orderdate, o_totalprice FROM tpch.tiny.orders LIMIT 500",
                    "SELECT l_returnflag, count(*), sum(l_quantity) FROM tpch.tiny.lineitem"
                            + " WHERE l_orderkey < 500 GROUP BY l_returnflag");
    private static final List<Integer> ROWS = List.of(1, 5, 500, 3);

    private final List<Connection> connections = new ArrayList<>();

    /// Opens so many.
    void open(int port, int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            connections.add(DriverManager.getConnection("jdbc:feldspar://127.0.0.1:" + port));
        }
    }

    /// How statements went.
    ///
    /// @param nanos that each `SELECT 1` took, sorted
    record Outcome(long statements, long[] nanos, @Nullable Throwable error) {

        double percentileMillis(double part) {
            return nanos.length == 0 ? 0 : nanos[(int) (part * (nanos.length - 1))] / 1e6;
        }
    }

    /// Runs statements by so many threads, each on the connection that was used least lately.
    Outcome run(int threads, long seconds) throws InterruptedException {
        BlockingQueue<Connection> free = new LinkedBlockingQueue<>(connections);
        ConcurrentLinkedQueue<long[]> times = new ConcurrentLinkedQueue<>();
        AtomicReference<@Nullable Throwable> error = new AtomicReference<>();
        LongAdder statements = new LongAdder();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int first = i;
            running.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try {
                                            times.add(loop(free, first, end, error, statements));
                                        } catch (SQLException
                                                | InterruptedException
                                                | IllegalStateException failed) {
                                            error.compareAndSet(null, failed);
                                        }
                                    }));
        }
        for (Thread thread : running) {
            thread.join();
        }
        long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Outcome(statements.sum(), all, error.get());
    }

    private static long[] loop(
            BlockingQueue<Connection> free,
            int first,
            long end,
            AtomicReference<@Nullable Throwable> error,
            LongAdder statements)
            throws SQLException, InterruptedException {
        List<Long> times = new ArrayList<>();
        for (int n = first; System.nanoTime() < end && error.get() == null; n++) {
            int which = n % STATEMENTS.size();
            Connection connection = free.take();
            long took = one(connection, which);
            free.add(connection);
            statements.increment();
            if (which == 0) {
                times.add(took);
            }
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    private static long one(Connection connection, int which) throws SQLException {
        long start = System.nanoTime();
        int rows = 0;
        if (which == 1) {
            try (PreparedStatement statement =
                    connection.prepareStatement(STATEMENTS.get(which).replace("= 2", "= ?"))) {
                statement.setInt(1, 2);
                rows = count(statement.executeQuery());
            }
        } else {
            try (Statement statement = connection.createStatement()) {
                rows = count(statement.executeQuery(STATEMENTS.get(which)));
            }
        }
        if (rows != ROWS.get(which)) {
            throw new IllegalStateException(
                    "%d rows instead of %d of %s"
                            .formatted(rows, ROWS.get(which), STATEMENTS.get(which)));
        }
        return System.nanoTime() - start;
    }

    private static int count(ResultSet opened) throws SQLException {
        try (ResultSet rows = opened) {
            int read = 0;
            while (rows.next()) {
                rows.getObject(1);
                read++;
            }
            return read;
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
