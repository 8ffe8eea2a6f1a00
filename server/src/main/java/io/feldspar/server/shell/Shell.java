package io.feldspar.server.shell;

import io.feldspar.server.format.OutputFormat;
import io.feldspar.server.script.ErrorReport;
import io.feldspar.server.script.Script;
import io.feldspar.server.script.ScriptRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
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

    private static final String PROMPT = "feldspar> ";

    private final Terminal terminal;
    private final LineReader reader;
    private final ScriptRunner runner;
    private final DotCommands commands;
    private final PrintWriter out;
    private final boolean colours;

    Shell(Terminal terminal, Connection connection, OutputFormat format, Path history) {
        this.terminal = terminal;
        this.out = terminal.writer();
        this.colours = !terminal.getType().startsWith(Terminal.TYPE_DUMB);
        this.reader =
                LineReaderBuilder.builder()
                        .appName("feldspar")
                        .terminal(terminal)
                        .parser(new StatementParser())
                        .completer(new SqlCompleter(new CatalogNames(connection)))
                        .variable(LineReader.HISTORY_FILE, history)
                        .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P  > ")
                        .variable(LineReader.INDENTATION, 0)
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .option(LineReader.Option.CASE_INSENSITIVE, true)
                        .build();
        this.runner = new ScriptRunner(connection, out, out, colours);
        this.commands = new DotCommands(connection, out, format);
    }

    /// Runs a shell on the process's terminal.
    public static void open(Connection connection, OutputFormat format) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            new Shell(terminal, connection, format, historyFile()).run();
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
                handle(reader.readLine(PROMPT));
            } catch (UserInterruptException typed) {
                continue;
            } catch (EndOfFileException end) {
                break;
            }
        }
        out.flush();
    }

    private void cancel() {
        try {
            runner.cancel();
        } catch (SQLException error) {
            out.print(ErrorReport.of(error, ""));
            out.flush();
        }
    }

    private void handle(String input) throws IOException {
        String text = input.strip();
        if (text.startsWith(".")) {
            try {
                commands.run(text);
            } catch (SQLException error) {
                out.print(ErrorReport.of(error, ""));
            }
        } else {
            for (Script.Statement statement : Script.parse(text).statements()) {
                if (!execute(statement.text())) {
                    break;
                }
            }
        }
        out.flush();
    }

    private boolean execute(String sql) throws IOException {
        long started = System.nanoTime();
        try {
            ScriptRunner.Outcome outcome = runner.run(sql, commands.format().writer(colours));
            if (outcome.rows() < 0) {
                out.println(outcome.changed() <= 0 ? "OK" : "OK, " + outcome.changed() + " rows");
            }
            return true;
        } catch (SQLException error) {
            out.print(ErrorReport.of(error, sql));
            return false;
        } finally {
            if (commands.timer()) {
                double seconds = (System.nanoTime() - started) / 1e9;
                out.println(String.format(Locale.ROOT, "Time: %.3f s", seconds));
            }
        }
    }
}
