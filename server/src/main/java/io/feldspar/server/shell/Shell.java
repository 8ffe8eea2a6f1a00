package io.feldspar.server.shell;

import io.feldspar.server.format.OutputFormat;
import io.feldspar.server.format.Style;
import io.feldspar.server.script.ErrorReport;
import io.feldspar.server.script.Script;
import io.feldspar.server.script.ScriptRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// Reads statements, runs them, shows what they give, until `.quit` or Ctrl-D.
///
/// A statement ends with a semicolon and may take several lines. Ctrl-C while it runs cancels it;
/// Ctrl-C at the prompt drops what was typed.
public final class Shell {

    private static final int SHOWN_ROWS = 1000;
    private static final int DEEPEST_READ = 16;

    private final Connection connection;
    private final Terminal terminal;
    private final LineReader reader;
    private final ScriptRunner runner;
    private final DotCommands commands;
    private final PrintWriter out;
    private final boolean colours;
    private final Look look;
    private final Output output;
    private final Variables variables = new Variables();
    private final Editor editor;
    private String last = "";
    private int reading;

    Shell(Terminal terminal, Connection connection, Look look, Path history) {
        this.connection = connection;
        this.terminal = terminal;
        this.out = terminal.writer();
        this.colours = !terminal.getType().startsWith(Terminal.TYPE_DUMB);
        this.look = look;
        this.output = new Output(out);
        this.editor = new Editor(terminal, variables);
        this.runner = new ScriptRunner(connection, out, out, colours);
        this.reader = reader(history);
        this.commands =
                new DotCommands(
                        connection,
                        out,
                        look,
                        output,
                        variables,
                        new DotCommands.Runner() {
                            @Override
                            public void read(Path file) throws IOException {
                                Shell.this.read(file);
                            }

                            @Override
                            public void edit(String file) throws IOException {
                                Shell.this.edit(file);
                            }

                            @Override
                            public void sql(String statement) throws IOException {
                                execute(statement);
                            }
                        });
    }

    private LineReader reader(Path history) {
        CatalogNames names = new CatalogNames(connection);
        LineReaderBuilder builder =
                LineReaderBuilder.builder()
                        .appName("feldspar")
                        .terminal(terminal)
                        .parser(new StatementParser(runner.dialect()))
                        .completer(new SqlCompleter(names))
                        .variable(LineReader.HISTORY_FILE, history)
                        .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P  > ")
                        .variable(LineReader.INDENTATION, 0)
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .option(LineReader.Option.CASE_INSENSITIVE, true);
        if (colours) {
            builder.highlighter(new SqlHighlighter(names));
        }
        return builder.build();
    }

    /// Runs a shell on the process's terminal.
    ///
    /// @param init the file that is run first, where it exists
    public static void open(Connection connection, OutputFormat format, Style style, Path init)
            throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            Look look = new Look(format, style.withMaxRows(SHOWN_ROWS));
            Shell shell = new Shell(terminal, connection, look, historyFile());
            if (Files.exists(init)) {
                shell.read(init);
            }
            shell.run();
        }
    }

    /// `$XDG_STATE_HOME/feldspar/history` where that variable is set, else `~/.feldspar_history`.
    private static Path historyFile() throws IOException {
        String state = System.getenv("XDG_STATE_HOME");
        if (state == null || state.isBlank()) {
            return Path.of(System.getProperty("user.home"), ".feldspar_history");
        }
        Path folder = Path.of(state, "feldspar");
        Files.createDirectories(folder);
        return folder.resolve("history");
    }

    void run() throws IOException {
        terminal.handle(Terminal.Signal.INT, signal -> cancel());
        out.println("Feldspar. Statements end with ';'. Type .help for help, Ctrl-D to leave.");
        while (!commands.quitAsked()) {
            try {
                handle(reader.readLine(prompt()));
            } catch (UserInterruptException typed) {
                continue;
            } catch (EndOfFileException end) {
                break;
            }
        }
        output.toTerminal();
        out.flush();
    }

    /// The current catalog and schema.
    private String prompt() {
        try {
            return connection.getCatalog() + "." + connection.getSchema() + "> ";
        } catch (SQLException _) {
            // The next statement tells what is wrong with the connection.
            return "feldspar> ";
        }
    }

    private void cancel() {
        try {
            runner.cancel();
        } catch (SQLException error) {
            out.print(ErrorReport.of(error, ""));
            out.flush();
        }
    }

    /// Runs what was typed: one command, or statements.
    private void handle(String input) throws IOException {
        String text = input.strip();
        if (CommandLines.isCommand(text)) {
            command(text);
        } else {
            last = text;
            statements(text);
        }
        out.flush();
    }

    /// Lets the user change the last statements, or a file, and runs them.
    private void edit(String file) throws IOException {
        if (!file.isEmpty()) {
            Path path = DotCommands.path(file);
            editor.edit(path);
            read(path);
            return;
        }
        last = editor.edit(last + "\n").strip();
        out.println(last);
        statements(last);
    }

    private boolean command(String line) throws IOException {
        try {
            commands.run(line);
            return true;
        } catch (SQLException error) {
            out.print(ErrorReport.of(error, ""));
        } catch (NoSuchFileException error) {
            out.println("File '" + error.getMessage() + "' not found");
        } catch (IOException error) {
            out.println("The command failed: " + error.getMessage());
        }
        return false;
    }

    private boolean statements(String text) throws IOException {
        boolean well = true;
        for (Script.Statement statement : Script.parse(text, runner.dialect()).statements()) {
            well &= execute(statement.text());
            if (!well && commands.bail()) {
                return false;
            }
        }
        return well;
    }

    /// Runs a file of statements and commands, of which each has lines of its own.
    private void read(Path file) throws IOException {
        if (reading == DEEPEST_READ) {
            throw new IOException("files read each other more than " + DEEPEST_READ + " deep");
        }
        reading++;
        try {
            StringBuilder text = new StringBuilder();
            for (String line : Files.readAllLines(file)) {
                boolean fresh = text.toString().isBlank();
                boolean well = true;
                if (fresh && CommandLines.isCommand(line)) {
                    well = command(line);
                } else {
                    text.append(line).append('\n');
                    if (Script.parse(text.toString(), runner.dialect()).complete()) {
                        well = statements(text.toString());
                        text.setLength(0);
                    }
                }
                if (commands.quitAsked() || (!well && commands.bail())) {
                    return;
                }
            }
            statements(text.toString());
        } finally {
            reading--;
        }
    }

    private Style style() {
        Style style = look.style();
        if (output.isPaged()) {
            return style.withColours(colours).withWidth(0).withMaxRows(0);
        }
        if (!output.isTerminal()) {
            return style.withColours(false).withWidth(0).withMaxRows(0);
        }
        int cells = terminal.getSize().getColumns();
        return style.withColours(colours)
                .withWidth(style.width() == 0 && colours ? Math.max(0, cells) : style.width());
    }

    private boolean execute(String written) throws IOException {
        String sql = variables.substituted(written);
        long started = System.nanoTime();
        try {
            ScriptRunner.Outcome outcome =
                    runner.run(sql, look.format().writer(style()), output.writer());
            if (outcome.rows() < 0) {
                out.println(outcome.changed() <= 0 ? "OK" : "OK, " + outcome.changed() + " rows");
            }
            output.written(true);
            return true;
        } catch (SQLException error) {
            output.written(false);
            out.print(ErrorReport.of(error, sql));
            return false;
        } catch (IOException error) {
            boolean paged = output.isPaged();
            output.written(false);
            if (!paged) {
                out.println("The result cannot be written: " + error.getMessage());
            }
            return paged;
        } finally {
            if (look.timer()) {
                double seconds = (System.nanoTime() - started) / 1e9;
                out.println(String.format(Locale.ROOT, "Time: %.3f s", seconds));
            }
        }
    }
}
