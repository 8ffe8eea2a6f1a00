package io.feldspar.server.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jline.terminal.Terminal;

/// The editor of the user, which takes over the terminal while it runs.
final class Editor {

    private static final String EDITOR = "EDITOR";
    private static final List<String> ENVIRONMENT = List.of("FELDSPAR_EDITOR", "VISUAL", EDITOR);

    private final Terminal terminal;
    private final Variables variables;

    Editor(Terminal terminal, Variables variables) {
        this.terminal = terminal;
        this.variables = variables;
    }

    /// What `.set EDITOR` says, then `$FELDSPAR_EDITOR`, `$VISUAL` and `$EDITOR`, then vi.
    private String command() {
        String set = variables.all().get(EDITOR);
        if (set != null) {
            return set;
        }
        for (String name : ENVIRONMENT) {
            String value = System.getenv(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return "vi";
    }

    /// Lets the user change a text.
    ///
    /// @return the text as it was left
    /// @throws IOException where the editor fails
    String edit(String text) throws IOException {
        Path file = Files.createTempFile("feldspar", ".sql");
        try {
            Files.writeString(file, text);
            edit(file);
            return Files.readString(file);
        } finally {
            Files.delete(file);
        }
    }

    /// Lets the user change a file.
    void edit(Path file) throws IOException {
        terminal.flush();
        boolean paused = terminal.canPauseResume();
        try {
            if (paused) {
                terminal.pause(true);
            }
            Process process =
                    new ProcessBuilder(
                                    "/bin/sh", "-c", command() + " \"$1\"", "sh", file.toString())
                            .inheritIO()
                            .start();
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException(
                        "'%s' ended with status %d; .set EDITOR names another editor"
                                .formatted(command(), status));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            if (paused) {
                terminal.resume();
            }
        }
    }
}
