package io.feldspar.server;

import io.feldspar.server.wire.UserFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds a user to a server's file, or gives one another password.
@Command(
        name = "feldspar adduser",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Adds a user to the file of 'feldspar.server.users', or changes a user's password,",
            "which is prompted for or is the first line of the standard input. Running servers see it",
            "at once.",
            ""
        })
final class AddUserCommand implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--users",
            paramLabel = "FILE",
            required = true,
            description = "the file of users, created if missing")
    private Path users = Path.of("");

    @Parameters(paramLabel = "NAME", description = "the user's name")
    private String name = "";

    AddUserCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        new UserFile(users.toAbsolutePath()).add(name, password());
        console.err().println("User '%s' is in '%s'".formatted(name, users));
        console.err().flush();
        return 0;
    }

    private String password() throws IOException {
        java.io.Console terminal = console.terminalIn() ? System.console() : null;
        if (terminal != null) {
            char[] typed = terminal.readPassword("Password of %s: ", name);
            return typed == null ? "" : new String(typed);
        }
        BufferedReader in =
                new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
        String line = in.readLine();
        return line == null ? "" : line;
    }
}
