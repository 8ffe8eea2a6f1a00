package io.feldspar.server;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.FeldsparDriver;
import io.feldspar.server.Arguments.Source;
import io.feldspar.server.format.Style;
import io.feldspar.server.script.ErrorReport;
import io.feldspar.server.script.ScriptRunner;
import io.feldspar.server.shell.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Runs what `-e` and `-f` give, in their order, or else opens the shell.
final class FeldsparCommand {

    private static final int OK = 0;
    private static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private final Console console;
    private final Arguments arguments;

    FeldsparCommand(Console console, Arguments arguments) {
        this.console = console;
        this.arguments = arguments;
    }

    int run() throws IOException, SQLException {
        Arguments.Output output = arguments.output();
        List<Source> sources = arguments.sources();
        try (Connection connection = connect()) {
            if (sources.isEmpty() && console.terminalIn() && console.terminalOut()) {
                Path init = Path.of(System.getProperty("user.home"), ".feldsparrc");
                Shell.open(connection, output.format(), output.style(), init);
                return OK;
            }
            if (sources.isEmpty()) {
                sources = List.of(new Source(null, Path.of("-")));
            }
            ScriptRunner runner =
                    new ScriptRunner(
                            connection, console.out(), console.err(), console.terminalErr());
            Style style = output.style().withColours(console.terminalOut());
            ScriptRunner.Way way =
                    new ScriptRunner.Way(output.format().writer(style), arguments.goOn());
            boolean well = true;
            for (Source source : sources) {
                String text = read(source);
                if (text == null) {
                    return WRONG_USAGE;
                }
                well &= runner.run(text, way);
                if (!well && !arguments.goOn()) {
                    return FAILED;
                }
            }
            return well ? OK : FAILED;
        } finally {
            console.out().flush();
        }
    }

    private Connection connect() throws SQLException, IOException {
        Properties properties = new Properties();
        if (arguments.url().equals(Arguments.EMBEDDED)) {
            properties.putAll(ConfigurationFile.ofEngine());
        }
        properties.putAll(arguments.conf());
        Connection connection = new FeldsparDriver().connect(arguments.url(), properties);
        if (connection == null) {
            throw new SQLException(
                    "'%s' is not a URL of Feldspar. Write jdbc:feldspar://host:port/schema"
                            .formatted(arguments.url()),
                    "08001");
        }
        return connection;
    }

    private @Nullable String read(Source source) throws IOException {
        String text = source.text();
        Path file = source.file();
        if (text != null || file == null) {
            return text;
        }
        if (file.toString().equals("-")) {
            return new String(console.in().readAllBytes(), StandardCharsets.UTF_8);
        }
        try {
            return Files.readString(file);
        } catch (NoSuchFileException error) {
            console.err().println("feldspar: there is no file '" + file + "'");
            console.err().flush();
            return null;
        }
    }

    /// What ends a command other than an error of one of its statements.
    static int report(Exception error, Console console) {
        String text =
                error instanceof SQLException sql
                        ? ErrorReport.of(sql, "")
                        : "feldspar: " + describe(error) + "\n";
        console.err().print(text);
        console.err().flush();
        return FAILED;
    }

    private static String describe(Exception error) {
        return error instanceof IOException || error instanceof FeldsparException
                ? String.valueOf(error.getMessage())
                : error.toString();
    }
}
