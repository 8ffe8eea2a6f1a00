package io.feldspar.server;

import java.io.PrintWriter;
import picocli.CommandLine;

/// The main class behind `./feldspar`.
public final class Launcher {

    private Launcher() {}

    /// Ends the process with 0, with 1 after an error of a statement or a broken invariant, or
    /// with 2 after wrong arguments.
    public static void main(String[] arguments) {
        System.exit(run(Console.ofProcess(), arguments));
    }

    static int run(Console console, String... arguments) {
        return new CommandLine(new FeldsparCommand(console))
                .addSubcommand(new SimulateCommand(console))
                .setOverwrittenOptionsAllowed(true)
                .setOut(new PrintWriter(console.out(), true))
                .setErr(console.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (error, command, parsed) -> FeldsparCommand.report(error, console))
                .execute(arguments);
    }
}
