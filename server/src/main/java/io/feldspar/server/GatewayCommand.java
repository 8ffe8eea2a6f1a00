package io.feldspar.server;

import io.feldspar.server.gateway.Gateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves the program that started this process, until it closes the standard input.
@Command(
        name = "feldspar gateway",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs statements that it reads from the standard input, and answers on the standard",
            "output, each a line of JSON. The Python module 'feldspar' starts it.",
            ""
        })
final class GatewayCommand implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "where statements run (default: jdbc:feldspar:, in this process)")
    private String url = "jdbc:feldspar:";

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description = "sets a setting of the connection; may be repeated")
    private Map<String, String> conf = new LinkedHashMap<>();

    GatewayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        // What user functions print must not get between answers.
        System.setOut(System.err);
        Properties settings = new Properties();
        settings.putAll(ConfigurationFile.ofEngine());
        settings.putAll(conf);
        try (Connection connection = DriverManager.getConnection(url, settings)) {
            new Gateway(connection, console.out())
                    .run(
                            new BufferedReader(
                                    new InputStreamReader(console.in(), StandardCharsets.UTF_8)));
        }
        return 0;
    }
}
