package io.feldspar.server.shell;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where results go: to the terminal, perhaps through a pager, or to a file, for good or for one
/// statement.
final class Output {

    private final Writer terminal;
    private @Nullable Writer file;
    private boolean once;
    private String pager = "";
    private @Nullable Process paging;

    Output(Writer terminal) {
        this.terminal = terminal;
    }

    /// To the terminal again.
    void toTerminal() throws IOException {
        Writer open = file;
        file = null;
        once = false;
        if (open != null) {
            open.close();
        }
    }

    /// @param forOne whether for the next statement alone
    void to(Path path, boolean forOne) throws IOException {
        toTerminal();
        file = Files.newBufferedWriter(path);
        once = forOne;
    }

    /// Shows results by a command of the operating system; an empty one for none.
    void pager(String command) {
        pager = command;
    }

    String pager() {
        return pager;
    }

    /// Whether rows are seen as they are written, so that they have to fit.
    boolean isTerminal() {
        return file == null && pager.isEmpty();
    }

    boolean isPaged() {
        return file == null && !pager.isEmpty();
    }

    /// Where the result of a statement goes, which is followed by [#written].
    Writer writer() throws IOException {
        Writer open = file;
        if (open != null) {
            return open;
        }
        if (pager.isEmpty()) {
            return terminal;
        }
        terminal.flush();
        Process process =
                new ProcessBuilder("/bin/sh", "-c", pager)
                        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        paging = process;
        return process.outputWriter();
    }

    /// Called when a statement has ended: waits until the user has left the pager.
    ///
    /// @param well whether it has written all of its result
    void written(boolean well) throws IOException {
        Process process = paging;
        paging = null;
        if (process != null) {
            end(process);
        }
        if (once && well) {
            toTerminal();
        }
    }

    private static void end(Process process) {
        try {
            process.outputWriter().close();
        } catch (IOException _) {
            // The user has left it before the end.
        }
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
