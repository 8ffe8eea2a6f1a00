package io.feldspar.benchmarks;

import io.feldspar.benchmarks.tpch.TpchBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The main class behind `./feldspar bench`.
@Command(
        name = "feldspar bench",
        description = "Measures Feldspar beside other engines.",
        subcommands = {TpchBench.class, HelpCommand.class})
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new Bench())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(arguments));
    }
}
