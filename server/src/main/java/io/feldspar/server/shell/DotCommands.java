package io.feldspar.server.shell;

import io.feldspar.server.format.OutputFormat;
import io.feldspar.server.format.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The shell's own commands, and what they set.
final class DotCommands {

    private static final String HELP =
            """
            .help                  this text; DESCRIBE FUNCTION name; explains a function
            .tables [PATTERN]      tables of the current schema; catalog.schema for another
            .schema [TABLE]        columns of a table, or of all tables of the current schema
            .functions [PREFIX]    functions, with what they do
            .format FORMAT         %s
            .vertical              a line for each value, or the format before; also \\x
            .headers on|off        whether names of columns are shown
            .types on|off          whether types of columns are shown below their names
            .null TEXT             what is shown for NULL
            .width N               cells that a table may take, 0 for any number
            .maxrows N             rows of a table that are shown, 0 for all
            .timer on|off          whether each statement's time is shown
            .read FILE             runs the statements and commands of a file
            .edit [FILE]           opens the last statements, or a file, in an editor and runs them
            .output [FILE]         writes results to a file, or to the terminal again
            .once FILE             writes the next result to a file
            .pager [on|off|COMMAND] whether results are shown by a pager
            .bail on|off           whether an error ends the file or line that is run
            .set [NAME VALUE]      :name in statements is VALUE, :'name' the string, :"name" the name
            .print TEXT            prints a text
            .shell COMMAND         runs a command of the operating system
            .quit                  leaves; so does Ctrl-D
            Commands of psql (\\d, \\dt, \\x, \\timing, \\i, \\q, ...) and of sqlline (!tables, ...) work too.
            """
                    .formatted(OutputFormat.names());

    private static final List<String> NAMES =
            List.of(
                    ".help",
                    ".tables",
                    ".schema",
                    ".functions",
                    ".format",
                    ".mode",
                    ".vertical",
                    ".headers",
                    ".types",
                    ".null",
                    ".nullvalue",
                    ".width",
                    ".maxrows",
                    ".timer",
                    ".read",
                    ".edit",
                    ".output",
                    ".once",
                    ".pager",
                    ".bail",
                    ".set",
                    ".print",
                    ".shell",
                    ".system",
                    ".sql",
                    ".quit",
                    ".exit");

    private static final String DEFAULT_PAGER = "less -SRFX";

    private final CatalogCommands catalog;
    private final PrintWriter out;
    private final Look look;
    private final Output output;
    private final Variables variables;
    private final Runner runner;
    private boolean bail = true;
    private boolean quit;

    /// What runs texts for commands.
    interface Runner {

        /// Runs a file of statements and commands.
        void read(Path file) throws IOException;

        /// Lets the user change a file, or the last statements where it is empty, and runs that.
        void edit(String file) throws IOException;

        void sql(String statement) throws IOException;
    }

    DotCommands(
            Connection connection,
            PrintWriter out,
            Look look,
            Output output,
            Variables variables,
            Runner runner) {
        this.catalog = new CatalogCommands(connection, out);
        this.out = out;
        this.look = look;
        this.output = output;
        this.variables = variables;
        this.runner = runner;
    }

    static List<String> names() {
        return NAMES;
    }

    boolean bail() {
        return bail;
    }

    boolean quitAsked() {
        return quit;
    }

    void run(String line) throws SQLException, IOException {
        String text = CommandLines.translated(line);
        String[] words = text.split("\\s+", 2);
        String command = words[0].toLowerCase(Locale.ROOT);
        String argument = words.length > 1 ? words[1].strip() : "";
        boolean oneWord = argument.indexOf(' ') < 0;
        switch (command) {
            case ".set" -> set(argument);
            case ".print" -> out.println(argument);
            case ".shell", ".system" -> shell(argument);
            case ".sql" -> runner.sql(argument);
            case ".edit" -> runner.edit(argument);
            case ".pager" -> pager(argument);
            case ".null", ".nullvalue" -> look.style(look.style().withNullText(unquoted(argument)));
            case ".read" -> runner.read(path(argument));
            case ".output" -> output(argument);
            case ".once" -> output.to(path(argument), true);
            default -> {
                if (!NAMES.contains(command)) {
                    out.println("Command '" + words[0] + "' not found; see .help");
                } else if (!oneWord) {
                    out.println(words[0] + " takes one argument; see .help");
                } else {
                    runSimple(command, argument);
                }
            }
        }
    }

    private void runSimple(String command, String argument) throws SQLException {
        Style style = look.style();
        switch (command) {
            case ".help" -> out.print(HELP);
            case ".tables" -> catalog.tables(argument);
            case ".schema" -> catalog.schema(argument);
            case ".functions" -> catalog.functions(argument);
            case ".format", ".mode" -> setFormat(argument);
            case ".vertical" -> look.toggleVertical();
            case ".headers" ->
                    look.style(style.withHeader(flag(command, argument, style.header())));
            case ".types" -> look.style(style.withTypes(flag(command, argument, style.types())));
            case ".width" -> look.style(style.withWidth(number(command, argument, style.width())));
            case ".maxrows" ->
                    look.style(style.withMaxRows(number(command, argument, style.maxRows())));
            case ".timer" -> look.timer(flag(command, argument, look.timer()));
            case ".bail" -> bail = flag(command, argument, bail);
            case ".quit", ".exit" -> quit = true;
            default -> throw new IllegalStateException("command " + command + " is not handled");
        }
    }

    /// Without an argument it is the other way round.
    private boolean flag(String command, String argument, boolean before) {
        return switch (argument.toLowerCase(Locale.ROOT)) {
            case "" -> !before;
            case "on" -> true;
            case "off" -> false;
            default -> {
                out.println("Say " + command + " on or " + command + " off");
                yield before;
            }
        };
    }

    private int number(String command, String argument, int before) {
        if (!argument.matches("\\d{1,9}")) {
            out.println("Say " + command + " and a number");
            return before;
        }
        return Integer.parseInt(argument);
    }

    private void setFormat(String argument) {
        OutputFormat named = OutputFormat.named(argument);
        if (named == null) {
            out.println("Say .format and one of " + OutputFormat.names());
        } else {
            look.format(named);
        }
    }

    private void set(String argument) {
        String[] words = argument.split("\\s+", 2);
        if (argument.isEmpty()) {
            List<String> lines = new ArrayList<>();
            variables.all().forEach((name, value) -> lines.add(name + " = " + value));
            lines.stream().sorted().forEach(out::println);
        } else if (!words[0].matches("[A-Za-z_]\\w*")) {
            out.println("'" + words[0] + "' cannot be the name of a variable");
        } else {
            variables.set(words[0], words.length > 1 ? unquoted(words[1]) : "");
        }
    }

    /// Without an argument it is the other way round.
    private void pager(String argument) {
        String command = System.getenv().getOrDefault("PAGER", DEFAULT_PAGER);
        output.pager(
                switch (argument) {
                    case "" -> output.pager().isEmpty() ? command : "";
                    case "on" -> command;
                    case "off" -> "";
                    default -> argument;
                });
        out.println(output.pager().isEmpty() ? "No pager" : "Pager: " + output.pager());
    }

    private void output(String argument) throws IOException {
        if (argument.isEmpty() || argument.equals("stdout")) {
            output.toTerminal();
        } else {
            output.to(path(argument), false);
        }
    }

    static Path path(String argument) throws IOException {
        String name = unquoted(argument);
        if (name.isEmpty()) {
            throw new IOException("the name of a file is missing");
        }
        return name.startsWith("~/")
                ? Path.of(System.getProperty("user.home"), name.substring(2))
                : Path.of(name);
    }

    private static String unquoted(String text) {
        boolean quoted =
                text.length() > 1
                        && "'\"".indexOf(text.charAt(0)) >= 0
                        && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private void shell(String command) throws IOException {
        out.flush();
        Process process =
                new ProcessBuilder("/bin/sh", "-c", command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        process.inputReader().lines().forEach(out::println);
        try {
            int status = process.waitFor();
            if (status != 0) {
                out.println("The command ended with status " + status);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
