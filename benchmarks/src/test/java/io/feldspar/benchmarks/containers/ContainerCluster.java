package io.feldspar.benchmarks.containers;

import io.feldspar.executor.process.ExecutorMain;
import io.feldspar.executor.standalone.client.ClusterClient;
import io.feldspar.executor.standalone.link.ClusterSecret;
import io.feldspar.executor.standalone.link.MasterUrl;
import io.feldspar.executor.standalone.message.ClusterStatus;
import io.feldspar.rdd.protocol.BlockAddress;
import io.feldspar.server.wire.UserFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.zookeeper.server.ZooKeeperServerMain;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.Network;

/// A cluster whose parts are containers: ZooKeeper, two masters, three workers with an executor
/// each, and a server, which is the driver.
final class ContainerCluster implements AutoCloseable {

    static final int WORKERS = 3;

    private static final int MASTER_PORT = 8480;
    private static final int SERVER_PORT = 8470;
    private static final String MASTERS = "feldspar://master-0:8480,master-1:8480";
    private static final String SECRET = "a secret for this test alone";
    private static final Duration MOST = Duration.ofSeconds(120);

    private final Path folder;
    private final Network network = Network.newNetwork();
    private final List<FeldsparContainer> started = new ArrayList<>();
    private final FeldsparContainer zooKeeper;
    private final List<FeldsparContainer> masters = new ArrayList<>();
    private final List<FeldsparContainer> workers = new ArrayList<>();
    private FeldsparContainer server;

    ContainerCluster(Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("secret"), SECRET);
        Files.setPosixFilePermissions(
                folder.resolve("secret"), PosixFilePermissions.fromString("rw-------"));
        new UserFile(folder.resolve("users")).add("ada", SECRET);
        zooKeeper =
                started(
                        container("zookeeper")
                                .running(
                                        ZooKeeperServerMain.class,
                                        "maxCnxns",
                                        "2181",
                                        "/zookeeper"));
        for (int i = 0; i < 2; i++) {
            masters.add(started(master(i)));
        }
        for (int i = 0; i < WORKERS; i++) {
            workers.add(started(worker(i)));
        }
        server = started(driver());
    }

    private FeldsparContainer started(FeldsparContainer container) {
        container.start();
        started.add(container);
        return container;
    }

    private FeldsparContainer container(String name) throws IOException {
        return new FeldsparContainer(network, name)
                .withEnv(ClusterSecret.VARIABLE, SECRET)
                .withFileSystemBind(
                        folder.resolve("users").toString(), "/users", BindMode.READ_ONLY);
    }

    private FeldsparContainer master(int number) throws IOException {
        return container("master-" + number)
                .running(
                        "listens at",
                        "master",
                        "--host=0.0.0.0",
                        "--zookeeper=zookeeper:2181/feldspar");
    }

    private FeldsparContainer worker(int number) throws IOException {
        return container("worker-" + number)
                .running("is with", "worker", MASTERS, "--cores=1", "--memory=1g");
    }

    private FeldsparContainer driver() throws IOException {
        return container("server")
                .running(
                        "serves jdbc:feldspar.*",
                        "server",
                        "--master=" + MASTERS,
                        "--conf=feldspar.executor.instances=" + WORKERS,
                        "--conf=feldspar.executor.memory=512m",
                        "--conf=feldspar.server.host=0.0.0.0",
                        "--conf=feldspar.server.users=/users",
                        "--conf=feldspar.hive.port=off",
                        "--conf=feldspar.http.port=off");
    }

    FeldsparContainer zooKeeper() {
        return zooKeeper;
    }

    FeldsparContainer server() {
        return server;
    }

    FeldsparContainer workerOf(int number) {
        return workers.get(number);
    }

    /// The master that leads.
    FeldsparContainer leader() {
        for (FeldsparContainer each : masters) {
            try {
                if (status(List.of(each)).epoch() > 0) {
                    return each;
                }
            } catch (RuntimeException _) {
                // It stands by.
            }
        }
        throw new AssertionError("no master leads");
    }

    /// Replaces a container that has ended by one that does the same.
    void replace(FeldsparContainer ended) throws IOException {
        ended.stop();
        int master = masters.indexOf(ended);
        int worker = workers.indexOf(ended);
        if (master >= 0) {
            masters.set(master, started(master(master)));
        } else if (worker >= 0) {
            workers.set(worker, started(worker(worker)));
        } else {
            server = started(driver());
        }
    }

    void signalExecutor(int worker, String signal) throws IOException {
        workers.get(worker).signal(signal, ExecutorMain.class);
    }

    ClusterStatus status() {
        return status(masters);
    }

    private ClusterStatus status(List<FeldsparContainer> asked) {
        MasterUrl url =
                new MasterUrl(
                        asked.stream()
                                .filter(FeldsparContainer::isRunning)
                                .map(each -> new BlockAddress(each.address(), MASTER_PORT))
                                .toList());
        try (ClusterClient client =
                new ClusterClient(url, ClusterSecret.find(folder.resolve("secret").toString()))) {
            return client.status();
        }
    }

    /// Waits until the cluster is as it should be.
    void await(Predicate<ClusterStatus> condition) throws InterruptedException {
        long end = System.nanoTime() + MOST.toNanos();
        ClusterStatus last = status();
        while (!condition.test(last)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + MOST + ": " + last);
            }
            Thread.sleep(200);
            last = status();
        }
    }

    static int executors(ClusterStatus status) {
        return status.applications().stream().mapToInt(each -> each.executors().size()).sum();
    }

    /// The rows of a query as lines.
    String answer(String sql) throws SQLException {
        String url = "jdbc:feldspar://%s:%d/tpch.sf1".formatted(server.address(), SERVER_PORT);
        try (Connection connection = DriverManager.getConnection(url, "ada", SECRET);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            StringBuilder lines = new StringBuilder();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    lines.append(rows.getString(i)).append(i < columns ? ',' : '\n');
                }
            }
            return lines.toString();
        }
    }

    @Override
    public void close() {
        started.reversed().forEach(FeldsparContainer::stop);
        network.close();
    }
}
