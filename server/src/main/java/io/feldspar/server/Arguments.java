package io.feldspar.server;

import io.feldspar.server.format.OutputFormat;
import io.feldspar.server.format.Style;
import io.feldspar.session.setting.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arguments of `./feldspar` where they name none of its commands.
///
/// Read by hand: a library for it would take a fifth of the time that a start may take.
///
/// @param sources what is to be run, in its order
/// @param goOn whether to continue after an error
record Arguments(
        Wanted wanted,
        String url,
        Output output,
        Map<String, String> conf,
        List<Source> sources,
        boolean goOn) {

    /// The engine in this process.
    static final String EMBEDDED = "jdbc:feldspar:";

    static final String USAGE =
            """
            Usage: feldspar [-e SQL]... [-f FILE]... [FILE]... [--url URL] [--format FORMAT] [--conf KEY=VALUE]...
            Runs SQL. Without -e and -f it opens a shell, or runs the standard input.

              -e, -c, --execute=SQL  runs these statements; may be repeated
              -f, --file=FILE        runs the statements of a file, - for the standard input
                  --continue         goes on after an error of a statement
                  --url=URL          runs them there, such as jdbc:feldspar://host:8470/schema
                                     (default: in this process)
                  --format=FORMAT    table (default), box, vertical, line, csv, tsv, json, jsonlines,
                                     markdown or insert
                  --no-header        leaves out the names of columns
                  --null=TEXT        what is written for NULL
                  --conf=KEY=VALUE   sets a property of the session; may be repeated
                  --master=MASTER    where tasks run: local (default), local[threads],
                                     local-cluster[executors,cores,memory],
                                     feldspar://host:port[,host:port], k8s://URL or yarn
              -h, --help             shows this help
              -V, --version          shows the version

            Other commands:
              feldspar server       serves SQL to JDBC; see feldspar server --help
              feldspar master       runs the master of a cluster; see feldspar master --help
              feldspar worker       runs a worker of a cluster; see feldspar worker --help
              feldspar submit       runs a program of a JAR; see feldspar submit --help
              feldspar cluster      shows a cluster; see feldspar cluster --help
              feldspar adduser      adds a user of a server; see feldspar adduser --help
              feldspar history      shows past statements; see feldspar history --help
              feldspar classpath    prints the class path for JDBC programs (jdbc:feldspar:)
              feldspar bench        compares engines side by side; see feldspar bench --help
              feldspar simulate     runs the schedulers under faults; see feldspar simulate --help
            """;

    /// What is to be done.
    enum Wanted {
        RUN,
        HELP,
        VERSION
    }

    /// How results are written.
    record Output(OutputFormat format, Style style) {}

    /// Something to run: its text, or the file that holds it.
    record Source(@Nullable String text, @Nullable Path file) {}

    Arguments {
        conf = Collections.unmodifiableMap(new LinkedHashMap<>(conf));
        sources = List.copyOf(sources);
    }

    /// Arguments that are wrong; the message says which and why.
    static final class WrongUsage extends Exception {

        private static final long serialVersionUID = 1;

        WrongUsage(String message) {
            super(message);
        }
    }

    /// Reads options as `--name value`, `--name=value`, `-n value` and `-nvalue`.
    static Arguments parse(String... given) throws WrongUsage {
        Wanted wanted = Wanted.RUN;
        String url = EMBEDDED;
        OutputFormat format = OutputFormat.TABLE;
        Style style = Style.PLAIN;
        boolean goOn = false;
        Map<String, String> conf = new LinkedHashMap<>();
        List<Source> sources = new ArrayList<>();
        Deque<String> rest = new ArrayDeque<>(List.of(given));
        while (!rest.isEmpty()) {
            String argument = rest.remove();
            String name = name(argument);
            switch (name) {
                case "-e", "-c", "--execute" ->
                        sources.add(new Source(value(name, argument, rest), null));
                case "-f", "--file" ->
                        sources.add(new Source(null, Path.of(value(name, argument, rest))));
                case "--url" -> url = value(name, argument, rest);
                case "--master" -> conf.put(Setting.MASTER.key(), value(name, argument, rest));
                case "--format" -> format = format(value(name, argument, rest));
                case "--no-header" -> style = style.withHeader(false);
                case "--null" -> style = style.withNullText(value(name, argument, rest));
                case "--continue" -> goOn = true;
                case "--conf" -> {
                    String setting = value(name, argument, rest);
                    int equals = setting.indexOf('=');
                    if (equals < 1) {
                        throw new WrongUsage("--conf requires KEY=VALUE but got '" + setting + "'");
                    }
                    conf.put(setting.substring(0, equals), setting.substring(equals + 1));
                }
                case "-h", "--help" -> wanted = Wanted.HELP;
                case "-V", "--version" -> wanted = Wanted.VERSION;
                default -> sources.add(new Source(null, file(argument)));
            }
        }
        return new Arguments(wanted, url, new Output(format, style), conf, sources, goOn);
    }

    /// A bare argument that is the name of a file.
    private static Path file(String argument) throws WrongUsage {
        if (argument.startsWith("-") && argument.length() > 1) {
            throw new WrongUsage("Unknown option: '" + argument + "'");
        }
        Path file = Path.of(argument);
        if (!argument.endsWith(".sql") && !Files.exists(file)) {
            throw new WrongUsage("Unknown command: '" + argument + "'");
        }
        return file;
    }

    /// The option's name, without a value that is glued to it.
    private static String name(String argument) {
        int equals = argument.indexOf('=');
        if (argument.startsWith("--")) {
            return equals < 0 ? argument : argument.substring(0, equals);
        }
        boolean takesValue = argument.matches("-[ecf].*");
        return takesValue ? argument.substring(0, 2) : argument;
    }

    private static String value(String name, String argument, Deque<String> rest)
            throws WrongUsage {
        if (argument.length() > name.length()) {
            String glued = argument.substring(name.length());
            return glued.startsWith("=") ? glued.substring(1) : glued;
        }
        String next = rest.poll();
        if (next == null) {
            throw new WrongUsage("Missing value after '" + name + "'");
        }
        return next;
    }

    private static OutputFormat format(String name) throws WrongUsage {
        OutputFormat format = OutputFormat.named(name);
        if (format == null) {
            throw new WrongUsage(
                    "Unknown format '" + name + "'; there are " + OutputFormat.names());
        }
        return format;
    }
}
