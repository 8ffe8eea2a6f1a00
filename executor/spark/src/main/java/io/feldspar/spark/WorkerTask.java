package io.feldspar.spark;

import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.function.VoidFunction;

/// A Spark task that runs a worker of Feldspar until it is cancelled.
///
/// The worker ends with the Spark executor, however that one ends: its input ends then.
final class WorkerTask implements VoidFunction<Iterator<Integer>> {

    private static final long serialVersionUID = 1;
    private static final int END_SECONDS = 5;

    private final HostSettings settings;
    private final String master;
    private final String secret;

    /// @param master the URL of the master
    /// @param secret of the cluster
    WorkerTask(HostSettings settings, String master, String secret) {
        this.settings = settings;
        this.master = master;
        this.secret = secret;
    }

    @Override
    public void call(Iterator<Integer> unused) throws IOException, InterruptedException {
        ProcessBuilder command =
                new FeldsparCommands(Installation.program(settings.home()), secret)
                        .of(
                                "worker",
                                master,
                                "--cores=" + settings.cores(),
                                "--memory=" + settings.memory(),
                                "--dir=feldspar-work",
                                "--drain=0s",
                                "--until-input-ends");
        Process worker =
                command.redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        int code;
        try {
            code = worker.waitFor();
        } catch (InterruptedException e) {
            end(worker);
            throw e;
        }
        throw new IOException(
                ("Feldspar's worker ended with the code %d. The standard error of the Spark executor"
                                + " says why.")
                        .formatted(code));
    }

    private static void end(Process worker) throws InterruptedException {
        worker.destroy();
        if (!worker.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            worker.destroyForcibly();
        }
    }
}
