package io.feldspar.executor.process;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Starts processes of Java that have the class path and the flags of this one.
public final class JavaProcess {

    /// Flags of this process that others must not have: their heap is their own, and so is what
    /// listens on a port or writes a file.
    private static final List<String> NOT_INHERITED =
            List.of(
                    "-Xmx",
                    "-Xms",
                    "-Xmn",
                    "-agent",
                    "-javaagent",
                    "-Xrunjdwp",
                    "-XX:AOT",
                    "-Xlog",
                    "-XX:MaxRAM",
                    "-XX:InitialRAM",
                    "-XX:StartFlightRecording",
                    "-XX:FlightRecorder",
                    "-XX:HeapDumpPath",
                    "-Dcom.sun.management",
                    "-Dfeldspar.terminals");

    private JavaProcess() {}

    /// @param memory bytes of its heap
    /// @param more class path entries in addition to those of this process
    /// @param arguments the main class, and what it is given
    public static ProcessBuilder command(
            long memory, List<Path> more, List<String> flags, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (NOT_INHERITED.stream().noneMatch(flag::startsWith)) {
                command.add(flag);
            }
        }
        command.addAll(flags);
        command.add("-Xmx" + memory);
        command.add("-cp");
        String classPath =
                Stream.concat(
                                Arrays.stream(
                                                System.getProperty("java.class.path")
                                                        .split(File.pathSeparator, -1))
                                        .map(Path::of),
                                more.stream())
                        .map(each -> each.toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator));
        command.add(classPath);
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /// Starts the process with all its output in a file.
    public static Process start(ProcessBuilder command, Path log, Map<String, String> environment)
            throws IOException {
        command.environment().putAll(environment);
        return command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /// Calls when the process has ended, on a thread of its own: `Process.onExit` uses the common
    /// pool, which queries may hold up.
    public static void whenEnded(Process process, String name, IntConsumer ended) {
        var _ =
                Thread.ofPlatform()
                        .daemon()
                        .name(name)
                        .start(() -> ended.accept(awaitEnd(process)));
    }

    /// Waits for the end of the process.
    ///
    /// @return its exit code
    public static int awaitEnd(Process process) {
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return process.exitValue();
    }
}
