package io.feldspar.server;

import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.hive.HiveServer;
import io.feldspar.server.http.HttpServer;
import io.feldspar.server.wire.FeldsparServer;
import io.feldspar.server.wire.ServerOptions;
import io.feldspar.server.wire.ServerSetting;
import io.feldspar.session.setting.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves SQL until the process is told to stop.
@Command(
        name = "feldspar server",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Serves SQL to the JDBC driver (jdbc:feldspar://host:port) until it is stopped by",
            "SIGTERM or Ctrl-C, which lets statements finish. docs/server.md lists its settings.",
            ""
        })
final class ServerCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServerCommand.class);

    private final Console console;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "the port to listen on, 0 for any (default: 8470)")
    private @Nullable Integer port;

    @Option(
            names = "--master",
            paramLabel = "MASTER",
            description = {
                "where tasks run: local, local-cluster[executors,cores,memory], or",
                "feldspar://host:port[,host:port]"
            })
    private @Nullable String master;

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description = "sets a setting of the server or its engine; may be repeated")
    private Map<String, String> conf = new LinkedHashMap<>();

    ServerCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws EngineException, InterruptedException, IOException {
        Map<String, String> settings = ConfigurationFile.ofServer();
        settings.putAll(conf);
        if (master != null) {
            settings.put(Setting.MASTER.key(), master);
        }
        if (port != null) {
            settings.put(ServerSetting.PORT.key(), port.toString());
        }
        FeldsparServer server = FeldsparServer.start(new ServerOptions(settings));
        List<String> urls = new ArrayList<>();
        urls.add("jdbc:feldspar://%s:%d".formatted(server.host(), server.port()));
        if (server.options().get(ServerSetting.HIVE_PORT) != ServerSetting.OFF) {
            urls.add(HiveServer.open(server).url());
        }
        if (server.options().get(ServerSetting.HTTP_PORT) != ServerSetting.OFF) {
            urls.add(HttpServer.open(server).url());
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "feldspar-stop"));
        PrintWriter out = new PrintWriter(console.out());
        urls.forEach(url -> out.println("Feldspar serves " + url));
        out.flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private static void stop(FeldsparServer server) {
        try {
            server.close();
        } catch (EngineException error) {
            LOG.warn("The engine could not be closed", error);
        }
    }
}
