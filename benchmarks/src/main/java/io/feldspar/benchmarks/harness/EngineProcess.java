package io.feldspar.benchmarks.harness;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Starts the process of an engine and takes what it measured.
public final class EngineProcess {

    private EngineProcess() {}

    /// The beginning of a command that runs Java as this process does, with the collector that
    /// suits batch work, which every engine on Java gets.
    ///
    /// @param heap the largest heap, such as `8g`
    public static List<String> java(String heap) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.add("-XX:+UseParallelGC");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        return command;
    }

    /// The command of Feldspar's process up to where the main class is named. The properties
    /// `feldspar.engine.*` bring the flags, the start-up cache and the class path with which
    /// `./feldspar` starts Feldspar itself.
    ///
    /// @param heap the largest heap, such as `8g`
    public static List<String> feldspar(String heap) {
        List<String> command = java(heap);
        String flags = System.getProperty("feldspar.engine.flags", "");
        Stream.of(flags.split("\\s+", -1)).filter(flag -> !flag.isEmpty()).forEach(command::add);
        String aot = System.getProperty("feldspar.engine.aot", "");
        if (!aot.isEmpty()) {
            command.addAll(List.of(aot, "-Xlog:aot=off", "-Xlog:cds=off"));
        }
        // Java accepts the cache when the class path begins with the one it was made for.
        String launchers = System.getProperty("feldspar.engine.classpath");
        String ours = System.getProperty("java.class.path");
        command.add("-cp");
        command.add(launchers == null ? ours : launchers + File.pathSeparator + ours);
        return command;
    }

    /// Runs the process to its end. What it prints is shown as it comes, on the error stream.
    public static Timings run(String engine, List<String> command)
            throws EngineUnavailableException {
        Timings timings = new Timings();
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    timings.accept(line);
                    System.err.println(engine + " " + line);
                }
            } finally {
                process.destroy();
            }
            int status = process.waitFor();
            if (status != 0) {
                throw new EngineUnavailableException("its process ended with status " + status);
            }
        } catch (IOException e) {
            throw new EngineUnavailableException("its process broke: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineUnavailableException("the benchmark was interrupted", e);
        }
        return timings;
    }
}
