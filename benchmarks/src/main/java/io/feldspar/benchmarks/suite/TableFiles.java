package io.feldspar.benchmarks.suite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Tables as Parquet files, each under its final name only once it is whole.
///
/// What is unfinished lies in a directory of its own, which goes when the writing ends, be it by an
/// error, by an interrupt, or, after the process was killed, when it next begins.
public final class TableFiles {

    /// Writes one table.
    @FunctionalInterface
    public interface TableWriter {

        /// @param file the file that is to be written
        /// @param scratch an empty directory for what is needed meanwhile
        void write(String table, Path file, Path scratch) throws IOException, SQLException;
    }

    private TableFiles() {}

    /// Where the files of a scale factor are unless another directory is named.
    public static Path defaultDirectory(String suite, double scale) {
        String name = scale == Math.rint(scale) ? Long.toString((long) scale) : "" + scale;
        return Path.of(
                System.getProperty("user.home"), ".cache/feldspar/bench", suite + "-sf" + name);
    }

    /// Writes the files that are not there yet.
    ///
    /// @throws IOException that says what to do, where the files cannot be written
    public static void create(Path directory, List<String> tables, TableWriter writer)
            throws IOException {
        List<String> missing =
                tables.stream().filter(table -> !Files.exists(file(directory, table))).toList();
        if (missing.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(directory);
            try (FileChannel channel =
                            FileChannel.open(
                                    directory.resolve(".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                writeAlone(missing, directory, writer);
                lock.release();
            }
        } catch (IOException | SQLException e) {
            throw new IOException(
                    "The tables cannot be written to '%s': %s. Make space or name another directory with --data."
                            .formatted(directory, reason(e)),
                    e);
        }
    }

    private static void writeAlone(List<String> tables, Path directory, TableWriter writer)
            throws IOException, SQLException {
        Path unfinished = directory.resolve(".unfinished");
        Thread cleaner = new Thread(() -> delete(unfinished));
        Runtime.getRuntime().addShutdownHook(cleaner);
        try {
            for (String table : tables) {
                write(table, file(directory, table), unfinished, writer);
            }
        } finally {
            delete(unfinished);
            try {
                Runtime.getRuntime().removeShutdownHook(cleaner);
            } catch (IllegalStateException e) {
                // The process is ending, and the cleaner is at it.
            }
        }
    }

    private static void write(String table, Path file, Path unfinished, TableWriter writer)
            throws IOException, SQLException {
        if (Files.exists(file)) {
            return; // by another process, while this one waited
        }
        System.err.println("writing " + file);
        delete(unfinished);
        Path scratch = Files.createDirectories(unfinished.resolve("scratch"));
        Path written = unfinished.resolve(file.getFileName());
        writer.write(table, written, scratch);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path file(Path directory, String table) {
        return directory.resolve(table + ".parquet");
    }

    private static String reason(Exception error) {
        String text = error instanceof SQLException ? error.getMessage() : error.toString();
        return String.valueOf(text).lines().findFirst().orElse("").replaceFirst("[. ]+$", "");
    }

    /// Deletes a directory and what is in it, as far as it can.
    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // Nothing was begun, or it is gone already.
        } catch (IOException e) {
            System.err.println("'" + directory + "' could not be deleted: " + e);
        }
    }
}
