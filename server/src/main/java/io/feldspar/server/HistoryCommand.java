package io.feldspar.server;

import io.feldspar.server.http.SiteServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what a server has recorded until the process is told to stop.
@Command(
        name = "feldspar history",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows the statements that a server has recorded, on a web page for this machine. The",
            "server needs the setting feldspar.server.history.dir, and may run or not.",
            ""
        })
final class HistoryCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "DIRECTORY", description = "what feldspar.server.history.dir is")
    private Path directory = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "the port to listen on, 0 for any (default: 8472)")
    private int port = 8472;

    HistoryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("directory '%s' not found".formatted(directory));
        }
        try (SiteServer server = SiteServer.ofHistory(directory, port)) {
            PrintWriter out = new PrintWriter(console.out());
            out.println("The history is at " + server.url());
            out.flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
