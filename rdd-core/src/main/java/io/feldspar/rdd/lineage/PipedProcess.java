package io.feldspar.rdd.lineage;

import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.TaskKilledException;
import io.feldspar.rdd.iterator.Iterators;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A program that is fed rows on its standard input and prints rows on its standard output.
public final class PipedProcess {

    private PipedProcess() {}

    /// What the command prints, line by line, when it is fed the rows of a partition.
    public static <T> Rdd<String> pipe(
            Rdd<T> rdd, List<String> command, Map<String, String> environment) {
        List<String> words = new ArrayList<>(command);
        Map<String, String> variables = new HashMap<>(environment);
        return new MapPartitionsRdd<>(
                rdd,
                "pipe",
                (task, partition, rows) -> run(words, variables, rows, task),
                false,
                true);
    }

    private static <T> Iterator<String> run(
            List<String> command,
            Map<String, String> environment,
            Iterator<T> rows,
            TaskContext task) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
        task.onCompletion(process::destroyForcibly);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread feeder = Thread.ofVirtual().start(() -> feed(process, rows, failure));
        BufferedReader output = process.inputReader();
        return new Iterators.Ahead<>() {
            @Override
            protected boolean advance() {
                try {
                    found = output.readLine();
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read from " + command, e);
                }
                if (found == null) {
                    finish(command, process, feeder, failure);
                }
                return found != null;
            }
        };
    }

    private static <T> void feed(
            Process process, Iterator<T> rows, AtomicReference<@Nullable Throwable> failure) {
        try (BufferedWriter input = process.outputWriter()) {
            while (rows.hasNext()) {
                input.write(String.valueOf(rows.next()));
                input.write('\n');
            }
        } catch (IOException _) {
            // The program may end without reading everything, as head does; its status decides.
            return;
        } catch (RuntimeException | Error e) {
            failure.set(e);
            process.destroyForcibly();
        }
    }

    private static void finish(
            List<String> command,
            Process process,
            Thread feeder,
            AtomicReference<@Nullable Throwable> failure) {
        int status;
        try {
            status = process.waitFor();
            feeder.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new TaskKilledException("interrupted while waiting for " + command);
        }
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("the rows for " + command + " failed", cause);
        }
        if (status != 0) {
            throw new IllegalStateException(command + " ended with status " + status);
        }
    }
}
