package io.feldspar.benchmarks;

import io.feldspar.benchmarks.jdbc.JdbcBench;
import io.feldspar.benchmarks.load.LoadBench;
import io.feldspar.benchmarks.rdd.RddBench;
import io.feldspar.benchmarks.sqllogictest.SqlLogicTestBench;
import io.feldspar.benchmarks.tables.ChaosBench;
import io.feldspar.benchmarks.tables.InsertsBench;
import io.feldspar.benchmarks.tpcds.TpcdsBench;
import io.feldspar.benchmarks.tpch.SpillBench;
import io.feldspar.benchmarks.tpch.TpchBench;
import io.feldspar.benchmarks.windows.WindowsBench;
import java.io.IOException;
import java.sql.SQLException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;

/// The main class behind `./feldspar bench`.
@Command(
        name = "feldspar bench",
        description = "Measures Feldspar alongside other engines.",
        subcommands = {
            TpchBench.class,
            TpcdsBench.class,
            WindowsBench.class,
            SpillBench.class,
            RddBench.class,
            JdbcBench.class,
            LoadBench.class,
            InsertsBench.class,
            ChaosBench.class,
            SqlLogicTestBench.class,
            JmhBench.class,
            HelpCommand.class
        })
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Bench::report);
    }

    /// Says in a line what went wrong; the trace only of what nobody foresaw.
    private static int report(Exception error, CommandLine command, ParseResult parsed) {
        if (error instanceof IOException || error instanceof SQLException) {
            command.getErr().println("feldspar bench: " + error.getMessage());
        } else {
            error.printStackTrace(command.getErr());
        }
        return 1;
    }
}
