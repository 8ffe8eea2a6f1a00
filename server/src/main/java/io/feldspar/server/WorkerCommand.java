package io.feldspar.server;

import io.feldspar.executor.process.ParentInput;
import io.feldspar.executor.standalone.link.MasterUrl;
import io.feldspar.executor.standalone.worker.Worker;
import io.feldspar.session.setting.Setting;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a worker of a cluster until the process is told to stop.
@Command(
        name = "feldspar worker",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs a worker of a cluster, which starts executors on this machine for the master.",
            "They end with it.",
            ""
        })
final class WorkerCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            paramLabel = "MASTER",
            converter = MasterUrlConverter.class,
            description = "the masters, such as feldspar://host:8480 or feldspar://a:8480,b:8480")
    private MasterUrl master = new MasterUrl(List.of());

    @Option(
            names = "--cores",
            paramLabel = "N",
            description = "how many tasks its executors may run at a time (default: processors)")
    private int cores = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = {
                "the heap that its executors may have together, such as 16GB",
                "(default: three quarters of the machine's memory)"
            })
    private @Nullable String memory;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = {
                "the address of this machine for others",
                "(default: that from which it reaches the master)"
            })
    private String host = "";

    @Option(
            names = "--dir",
            paramLabel = "DIRECTORY",
            description = "where executors work and log (default: feldspar-work)")
    private Path directory = Path.of("feldspar-work");

    @Option(
            names = "--keep",
            paramLabel = "TIME",
            description = {
                "how long logs are retained after an application's last executor, such as 12h",
                "(default: 168h)"
            })
    private String keep = "168h";

    @Option(
            names = "--drain",
            paramLabel = "TIME",
            description = {
                "how long it waits for tasks and their outputs when it is stopped",
                "(default: 30s)"
            })
    private String drain = "30s";

    @Mixin private ClusterAccess access = new ClusterAccess();

    @Option(
            names = "--until-input-ends",
            description = "ends when its standard input does: with the process that started it")
    private boolean untilInputEnds;

    WorkerCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        LauncherLogging.tell("io.feldspar.executor.standalone");
        Worker worker =
                Worker.start(
                        new Worker.Options(
                                master,
                                host,
                                cores,
                                memory == null ? ofMachine() : Setting.bytes(memory),
                                directory,
                                Setting.duration(keep),
                                access.credentials(),
                                access.secretFile()));
        Duration patience = Setting.duration(drain);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(worker, patience), "feldspar-stop"));
        PrintWriter out = new PrintWriter(console.out());
        out.println("%s is with %s".formatted(worker.id(), master));
        out.flush();
        if (untilInputEnds) {
            ParentInput.awaitEnd(System.in);
        } else {
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static void stop(Worker worker, Duration patience) {
        worker.drain(patience);
        worker.close();
    }

    private static long ofMachine() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getTotalMemorySize() / 4 * 3
                : Runtime.getRuntime().maxMemory();
    }
}
