package io.feldspar.server;

import io.feldspar.executor.standalone.link.MasterUrl;
import io.feldspar.executor.standalone.master.Master;
import io.feldspar.executor.transport.Credentials;
import io.feldspar.rdd.protocol.BlockAddress;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs a master of a cluster until the process is told to stop.
@Command(
        name = "feldspar master",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the master of a cluster: workers and applications register with it, and it places",
            "the executors of applications on workers. Several masters with one directory, or one",
            "ZooKeeper, stand by for each other. See docs/cluster.md.",
            ""
        })
final class MasterCommand implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = {
                "the address to listen at; others than this machine reach one that is not",
                "loopback, which needs a secret (default: 127.0.0.1)"
            })
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "the port to listen on, 0 for any (default: 8480)")
    private int port = MasterUrl.DEFAULT_PORT;

    @Option(
            names = "--dir",
            paramLabel = "DIRECTORY",
            description = {
                "where the JARs of programs are, and without --zookeeper the master's journal",
                "(default: feldspar-master)"
            })
    private Path directory = Path.of("feldspar-master");

    @Option(
            names = "--zookeeper",
            paramLabel = "HOST:PORT,…/PATH",
            description = {
                "the servers of ZooKeeper that elect one of several masters and have its journal,",
                "and the path of its nodes (default: none, and /feldspar)"
            })
    private @Nullable String zooKeeper;

    @Mixin private ClusterAccess access = new ClusterAccess();

    MasterCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException, UnknownHostException {
        LauncherLogging.tell("io.feldspar.executor.standalone");
        boolean loopback = InetAddress.getByName(host).isLoopbackAddress();
        Credentials credentials = access.ofMaster(loopback);
        try (Master master = start(credentials)) {
            PrintWriter out = new PrintWriter(console.out());
            MasterUrl url = new MasterUrl(List.of(new BlockAddress(host, master.address().port())));
            out.println("The master listens at " + url);
            out.flush();
            master.awaitEnd();
        }
        return 1;
    }

    private Master start(Credentials credentials) {
        BlockAddress listen = new BlockAddress(host, port);
        return zooKeeper == null
                ? Master.start(listen, directory, credentials)
                : Master.start(listen, directory, zooKeeper, credentials);
    }
}
