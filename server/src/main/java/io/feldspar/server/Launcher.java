package io.feldspar.server;

import picocli.CommandLine;

/// The main class behind `./feldspar`.
public final class Launcher {

    private Launcher() {}

    /// Ends the process with 0, with 1 after an error of a statement, or with 2 after wrong
    /// arguments.
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new FeldsparCommand(Console.ofProcess()))
                .setOverwrittenOptionsAllowed(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(FeldsparCommand::report)
                .execute(arguments);
    }
}
