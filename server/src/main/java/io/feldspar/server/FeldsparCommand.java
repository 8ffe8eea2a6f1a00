package io.feldspar.server;

import io.feldspar.jdbc.FeldsparDriver;
import io.feldspar.server.format.OutputFormat;
import io.feldspar.server.script.ErrorReport;
import io.feldspar.server.script.Script;
import io.feldspar.server.script.ScriptRunner;
import io.feldspar.server.shell.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line: runs what `-e` and `-f` give, in their order, or else opens the shell.
@Command(
        name = "feldspar",
        versionProvider = FeldsparVersion.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs SQL. Without -e and -f it opens a shell, or runs the standard input.",
            ""
        },
        footer = {
            "",
            "Other commands:",
            "  feldspar classpath    prints the class path for JDBC programs (jdbc:feldspar:)",
            "  feldspar bench        compares engines side by side; see feldspar bench --help",
            "  feldspar simulate     runs the schedulers under faults; see feldspar simulate --help"
        })
final class FeldsparCommand implements Callable<Integer> {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    /// Something to run: its text, or the file that holds it.
    private record Source(@Nullable String text, @Nullable Path file) {}

    private final Console console;
    private final List<Source> sources = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv, json or markdown (default: table)")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description = "sets a property of the session; may be repeated")
    private Map<String, String> conf = new LinkedHashMap<>();

    FeldsparCommand(Console console) {
        this.console = console;
    }

    @Option(
            names = {"-e", "--execute"},
            paramLabel = "SQL",
            description = "runs these statements; may be repeated")
    void execute(@Nullable String text) {
        if (text != null) {
            sources.add(new Source(text, null));
        }
    }

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "runs the statements of a file, - for the standard input")
    void file(@Nullable Path file) {
        if (file != null) {
            sources.add(new Source(null, file));
        }
    }

    @Override
    public Integer call() throws IOException, SQLException {
        try (Connection connection = connect()) {
            if (sources.isEmpty() && console.terminalIn() && console.terminalOut()) {
                Shell.open(connection, format);
                return OK;
            }
            if (sources.isEmpty()) {
                sources.add(new Source(null, Path.of("-")));
            }
            ScriptRunner runner =
                    new ScriptRunner(
                            connection, console.out(), console.err(), console.terminalErr());
            for (Source source : sources) {
                String text = read(source);
                if (text == null) {
                    return WRONG_USAGE;
                }
                if (!runner.run(Script.parse(text), format.writer(console.terminalOut()))) {
                    return FAILED;
                }
            }
            return OK;
        } finally {
            console.out().flush();
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(conf);
        Connection connection = new FeldsparDriver().connect("jdbc:feldspar:", properties);
        if (connection == null) {
            throw new IllegalStateException("the driver refused its own URL");
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
        return error instanceof IOException ? String.valueOf(error.getMessage()) : error.toString();
    }
}
