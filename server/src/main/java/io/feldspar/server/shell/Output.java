package io.feldspar.server.shell;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where results go: to the terminal, or to a file, for good or for one statement.
final class Output {

    private final Writer terminal;
    private @Nullable Writer file;
    private boolean once;

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

    boolean isTerminal() {
        return file == null;
    }

    Writer writer() {
        Writer open = file;
        return open == null ? terminal : open;
    }

    /// Called when a statement has written its result.
    void written() throws IOException {
        if (once) {
            toTerminal();
        }
    }
}
