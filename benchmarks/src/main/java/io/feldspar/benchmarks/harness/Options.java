package io.feldspar.benchmarks.harness;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Checks of what is common to the options of the benchmarks.
public final class Options {

    private Options() {}

    /// @throws ParameterException where a value is out of its range; the command ends with status 2
    public static void checkSizes(CommandSpec command, double scale, int runs, int threads) {
        check(command, scale > 0, "--scale must be more than 0");
        check(command, runs > 0, "--runs must be at least 1");
        check(command, threads > 0, "--threads must be at least 1");
    }

    /// @throws ParameterException with `message` where `holds` is false
    public static void check(CommandSpec command, boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(command.commandLine(), message);
        }
    }
}
