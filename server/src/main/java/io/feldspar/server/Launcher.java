package io.feldspar.server;

import io.feldspar.executor.process.ContainerExecutor;
import io.feldspar.server.Arguments.WrongUsage;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine;

/// The main class behind `./feldspar`.
public final class Launcher {

    private Launcher() {}

    /// Ends the process with 0, with 1 after an error of a statement or a broken invariant, or
    /// with 2 after wrong arguments.
    public static void main(String[] arguments) {
        // What is printed and generated must not depend on where the process runs.
        Locale.setDefault(Locale.ROOT);
        System.exit(run(Console.ofProcess(), arguments));
    }

    static int run(Console console, String... arguments) {
        return switch (arguments.length == 0 ? "" : arguments[0]) {
            case "server" -> command(console, new ServerCommand(console), arguments);
            case "master" -> command(console, new MasterCommand(console), arguments);
            case "worker" -> command(console, new WorkerCommand(console), arguments);
            case "submit" -> command(console, new SubmitCommand(console), arguments);
            case "cluster" -> command(console, new ClusterCommand(console), arguments);
            case "history" -> command(console, new HistoryCommand(console), arguments);
            case "gateway" -> command(console, new GatewayCommand(console), arguments);
            case "adduser" -> command(console, new AddUserCommand(console), arguments);
            case "simulate" -> command(console, new SimulateCommand(console), arguments);
            case "executor" -> executor(console);
            default -> statements(console, arguments);
        };
    }

    /// Becomes an executor, which its environment describes. Only drivers start it, in containers.
    private static int executor(Console console) {
        LauncherLogging.tell("io.feldspar.executor");
        try {
            ContainerExecutor.run(System.getenv());
            return 0;
        } catch (Exception error) {
            return FeldsparCommand.report(error, console);
        }
    }

    /// A command with options of its own.
    private static int command(Console console, Object command, String... arguments) {
        return new CommandLine(command)
                .setOverwrittenOptionsAllowed(true)
                // Arguments after a program belong to the program.
                .setStopAtPositional(command instanceof SubmitCommand)
                .setOut(new PrintWriter(console.out(), true))
                .setErr(console.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (error, failed, parsed) -> FeldsparCommand.report(error, console))
                .execute(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static int statements(Console console, String... given) {
        PrintWriter out = new PrintWriter(console.out(), true);
        try {
            Arguments arguments = Arguments.parse(given);
            return switch (arguments.wanted()) {
                case HELP -> print(out, Arguments.USAGE);
                case VERSION -> print(out, FeldsparVersion.line() + "\n");
                case RUN -> new FeldsparCommand(console, arguments).run();
            };
        } catch (WrongUsage wrong) {
            console.err().println(wrong.getMessage());
            console.err().print(Arguments.USAGE);
            console.err().flush();
            return FeldsparCommand.WRONG_USAGE;
        } catch (Exception error) {
            return FeldsparCommand.report(error, console);
        }
    }

    private static int print(PrintWriter out, String text) {
        out.print(text);
        out.flush();
        return 0;
    }
}
