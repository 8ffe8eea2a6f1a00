package io.feldspar.server;

import io.feldspar.executor.standalone.client.ClusterClient;
import io.feldspar.executor.standalone.link.MasterUrl;
import io.feldspar.executor.standalone.message.ClusterStatus;
import io.feldspar.server.http.SiteServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows the workers, applications and programs of a cluster.
@Command(
        name = "feldspar cluster",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Shows the workers, applications and programs of a cluster.", ""})
final class ClusterCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            paramLabel = "MASTER",
            converter = MasterUrlConverter.class,
            description = "the masters, such as feldspar://host:8480")
    private MasterUrl master = new MasterUrl(List.of());

    @Mixin private ClusterAccess access = new ClusterAccess();

    @Option(
            names = "--log",
            paramLabel = "APPLICATION/EXECUTOR|PROGRAM",
            description = "prints the end of the log of an executor or a program")
    private @Nullable String log;

    @Option(
            names = "--pages",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = "8473",
            description = {
                "shows them, with logs, to browsers of this machine until it is told to end",
                "(default port: 8473; 0 for any)"
            })
    private @Nullable Integer pages;

    ClusterCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = new PrintWriter(console.out());
        try (ClusterClient client = new ClusterClient(master, access.credentials())) {
            if (pages != null) {
                serve(client, pages, out);
            } else if (log == null) {
                print(client.status(), out);
            } else {
                out.print(client.log(log));
            }
        }
        out.flush();
        return 0;
    }

    private static void serve(ClusterClient client, int port, PrintWriter out)
            throws IOException, InterruptedException {
        try (SiteServer site = SiteServer.ofCluster(client, port)) {
            out.println("The cluster is at " + site.url());
            out.flush();
            new CountDownLatch(1).await();
        }
    }

    private static void print(ClusterStatus status, PrintWriter out) {
        out.printf(
                "epoch %d, %s%n",
                status.epoch(),
                status.recovering()
                        ? "recovering"
                        : "%d workers".formatted(status.workers().size()));
        for (ClusterStatus.Worker each : status.workers()) {
            out.printf(
                    "%s %s: %d of %d cores, %d of %d MiB, %d executors%s%n",
                    each.worker().id(),
                    each.worker().host(),
                    each.usedCores(),
                    each.worker().cores(),
                    each.usedMemory() >> 20,
                    each.worker().memory() >> 20,
                    each.executors().size(),
                    each.connected() ? (each.draining() ? ", draining" : "") : ", disconnected");
        }
        for (ClusterStatus.Application each : status.applications()) {
            out.printf(
                    "%s '%s' of %s: %d of %d executors of %d cores and %d MiB%n",
                    each.id(),
                    each.name(),
                    each.user(),
                    each.executors().size(),
                    each.wanted(),
                    each.coresOfEach(),
                    each.memoryOfEach() >> 20);
            each.executors().forEach(id -> out.println("  " + id));
        }
        status.programs().forEach(each -> out.println(SubmitCommand.line(each)));
    }
}
