package io.feldspar.rdd.io;

import io.feldspar.rdd.TaskContext;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The files that attempts of a job's tasks write, one each, until the driver publishes those whose
/// results it accepted.
///
/// ```text
/// DIR/_attempts/3-17.csv    what attempt 17 of partition 3 writes
/// DIR/part-00003.csv        the accepted attempt, renamed by the driver at the end of the job
/// ```
/// Names may end in a suffix such as `.csv`. Tasks that write nothing have no file, and the names
/// that are published count the others.
///
/// A task renames nothing, so one that still runs after the loss of its executor cannot replace
/// what another attempt wrote.
public final class AttemptFiles {

    private static final String ATTEMPTS = "_attempts";

    /// How often files that tasks make meanwhile may be in the way of deleting their directory.
    private static final int MOST_DELETIONS = 1000;

    private AttemptFiles() {}

    /// Makes the directory and what attempts write into.
    public static void begin(Path directory) throws IOException {
        Files.createDirectories(directory.resolve(ATTEMPTS));
    }

    /// Where the attempt writes. Its name is what the task gives as its result.
    public static Path file(Path directory, TaskContext task) {
        return file(directory, task, "");
    }

    /// @param suffix empty, or from a dot
    public static Path file(Path directory, TaskContext task, String suffix) {
        return directory
                .resolve(ATTEMPTS)
                .resolve(task.partitionId() + "-" + task.taskAttemptId() + suffix);
    }

    /// Where an attempt writes that writes several files.
    ///
    /// @param number of the file, from 0
    /// @param suffix empty, or from a dot
    public static Path file(Path directory, TaskContext task, int number, String suffix) {
        return file(directory, task, number == 0 ? suffix : "-" + number + suffix);
    }

    /// Where the partition is once it is published.
    public static Path partition(Path directory, int index) {
        return partition(directory, index, "");
    }

    /// @param suffix empty, or from a dot
    public static Path partition(Path directory, int index, String suffix) {
        return directory.resolve(String.format(Locale.ROOT, "part-%05d%s", index, suffix));
    }

    private static String suffix(String attempt) {
        int dot = attempt.indexOf('.');
        return dot < 0 ? "" : attempt.substring(dot);
    }

    /// Publishes exactly the accepted attempts and deletes what others wrote.
    ///
    /// @param accepted names of attempts' files, in the order of the partitions
    /// @return the published files in that order
    public static List<Path> publish(Path directory, List<String> accepted) throws IOException {
        Path attempts = directory.resolve(ATTEMPTS);
        List<Path> published = new ArrayList<>();
        for (String attempt : accepted) {
            Path file = partition(directory, published.size(), suffix(attempt));
            Files.move(attempts.resolve(attempt), file, StandardCopyOption.ATOMIC_MOVE);
            published.add(file);
        }
        deleteTree(attempts);
        return published;
    }

    /// Deletes the directory with all that attempts wrote.
    public static void discard(Path directory) throws IOException {
        deleteTree(directory.resolve(ATTEMPTS));
        deleteTree(directory);
    }

    /// Tasks of a failed job may still be on their way out: each may make one more file, and
    /// removes it itself, so what is in the way now is not there later.
    private static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        for (int i = 1; ; i++) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
            try {
                Files.deleteIfExists(directory);
                return;
            } catch (DirectoryNotEmptyException e) {
                if (i == MOST_DELETIONS) {
                    throw e;
                }
            }
        }
    }
}
