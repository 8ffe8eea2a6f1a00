package io.feldspar.benchmarks.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Puts a server in a process of its own under load, over the loopback address.
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description =
                "Loads a server: many connections, idle ones, slow ones, and damaged messages. What"
                        + " has the number 0 is left out.")
public final class LoadBench implements Callable<Integer> {

    private static final int MEGA = 1 << 20;
    private static final int MOST_SECONDS = 90;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--connections", description = "of JDBC (default: ${DEFAULT-VALUE})")
    private int connections = 1000;

    @Option(names = "--busy", description = "of them at a time (default: ${DEFAULT-VALUE})")
    private int busy = 32;

    @Option(names = "--seconds", description = "that they are (default: ${DEFAULT-VALUE})")
    private int seconds = 120;

    @Option(names = "--idle", description = "open sessions (default: ${DEFAULT-VALUE})")
    private int idle = 10_000;

    @Option(names = "--slow", description = "slow clients per port (default: ${DEFAULT-VALUE})")
    private int slow = 100;

    @Option(names = "--frames", description = "damaged, per port (default: ${DEFAULT-VALUE})")
    private int frames = 1_000_000;

    @Override
    public Integer call()
            throws IOException, SQLException, InterruptedException, ExecutionException {
        if (spec == null) {
            throw new IllegalStateException("the command was not started by its parser");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (ServerProcess server = ServerProcess.start(connections + idle + 1000)) {
            if (connections > 0) {
                busy(server, out);
            }
            if (idle > 0) {
                idle(server, out);
            }
            if (slow > 0) {
                slow(server, out);
            }
            if (frames > 0) {
                damaged(server, out);
            }
            List<String> errors = server.errors();
            out.printf("errors in the server's log: %d%n", errors.size());
            errors.stream().limit(50).forEach(out::println);
            out.flush();
            return errors.isEmpty() ? 0 : 1;
        }
    }

    private static void tell(PrintWriter out, String when, ServerProcess.Cost cost) {
        out.printf(
                Locale.ROOT,
                "%-32s %6.1f MiB heap  %6.1f MiB resident  %6d descriptors  %4d threads%n",
                when,
                cost.heapBytes() / (double) MEGA,
                cost.residentBytes() / (double) MEGA,
                cost.descriptors(),
                cost.threads());
        out.flush();
    }

    private void busy(ServerProcess server, PrintWriter out)
            throws IOException, SQLException, InterruptedException {
        try (BusyConnections one = new BusyConnections()) {
            one.open(server.port(), 1);
            check(one.run(1, Math.min(seconds, 10)));
            BusyConnections.Outcome alone = check(one.run(1, Math.min(seconds, 10)));
            out.printf(
                    Locale.ROOT,
                    "SELECT 1 on one connection: p50 %.2f ms, p99 %.2f ms%n",
                    alone.percentileMillis(0.5),
                    alone.percentileMillis(0.99));
        }
        tell(out, "without connections", server.cost());
        try (BusyConnections all = new BusyConnections()) {
            all.open(server.port(), connections);
            tell(out, connections + " connections", server.cost());
            check(all.run(busy, Math.max(1, seconds / 10)));
            tell(out, "after a tenth of the time", server.cost());
            BusyConnections.Outcome outcome = check(all.run(busy, seconds));
            tell(out, "at the end", server.cost());
            out.printf(
                    Locale.ROOT,
                    "%d statements by %d at a time: %.0f/s, SELECT 1 p50 %.1f ms, p99 %.1f ms%n",
                    outcome.statements(),
                    busy,
                    outcome.statements() / (double) seconds,
                    outcome.percentileMillis(0.5),
                    outcome.percentileMillis(0.99));
        }
    }

    private static BusyConnections.Outcome check(BusyConnections.Outcome outcome) {
        if (outcome.error() != null) {
            throw new IllegalStateException("a statement failed", outcome.error());
        }
        return outcome;
    }

    private void idle(ServerProcess server, PrintWriter out)
            throws IOException, InterruptedException {
        tell(out, "before idle sessions", server.cost());
        try (IdleConnections sessions = new IdleConnections()) {
            sessions.open(server.port(), idle);
            tell(out, idle + " idle sessions", server.cost());
            sessions.ping();
        }
        for (int i = 0; i < MOST_SECONDS && server.metric("feldspar_sessions") > 0; i++) {
            Thread.sleep(1000);
        }
        tell(out, "after they have ended", server.cost());
    }

    /// Slow clients of all protocols at the same time.
    private void slow(ServerProcess server, PrintWriter out)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread::new)) {
            List<Callable<String>> clients =
                    List.of(
                            reaped("Feldspar", HostileConnections.ofFeldspar(), server.port()),
                            reaped("Hive", HostileConnections.ofHive(), server.hivePort()),
                            reaped("HTTP", HostileConnections.ofHttp(), server.httpPort()));
            for (Future<String> each : threads.invokeAll(clients)) {
                out.println(each.get());
            }
        }
        out.flush();
    }

    private Callable<String> reaped(String name, HostileConnections clients, int port) {
        return () -> {
            int after = clients.reaped(port, slow, MOST_SECONDS);
            if (after < 0) {
                throw new IllegalStateException("slow connections of " + name + " stay open");
            }
            return "%d slow connections of %s were closed after %d s".formatted(slow, name, after);
        };
    }

    private void damaged(ServerProcess server, PrintWriter out)
            throws IOException, InterruptedException {
        fuzz(out, "Feldspar", HostileConnections.ofFeldspar(), server.port());
        fuzz(out, "Hive", HostileConnections.ofHive(), server.hivePort());
        fuzz(out, "HTTP", HostileConnections.ofHttp(), server.httpPort());
        tell(out, "after damaged messages", server.cost());
        try (IdleConnections still = new IdleConnections()) {
            still.open(server.port(), 1);
            still.ping();
        }
    }

    private void fuzz(PrintWriter out, String name, HostileConnections clients, int port)
            throws IOException, InterruptedException {
        int opened = clients.fuzz(port, frames, 1);
        out.printf("%d damaged messages to %s over %d connections%n", frames, name, opened);
        out.flush();
    }
}
