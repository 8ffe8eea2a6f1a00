package io.feldspar.rdd.io;

import io.feldspar.rdd.TaskContext;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/// The files that attempts of a job's tasks write, one each, until the driver publishes those whose
/// results it accepted.
///
/// ```text
/// DIR/_attempts/3-17    what attempt 17 of partition 3 writes
/// DIR/part-00003        the accepted attempt, renamed by the driver at the end of the job
/// ```
///
/// A task renames nothing, so one that goes on when its executor was taken for lost cannot replace
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
        return directory.resolve(ATTEMPTS).resolve(task.partitionId() + "-" + task.taskAttemptId());
    }

    /// Where the partition is once it is published.
    public static Path partition(Path directory, int index) {
        return directory.resolve(String.format(Locale.ROOT, "part-%05d", index));
    }

    /// Publishes exactly the accepted attempts and deletes what others wrote.
    ///
    /// @param accepted names of attempts' files, in the order of the partitions
    public static void publish(Path directory, List<String> accepted) throws IOException {
        Path attempts = directory.resolve(ATTEMPTS);
        for (int i = 0; i < accepted.size(); i++) {
            Files.move(
                    attempts.resolve(accepted.get(i)),
                    partition(directory, i),
                    StandardCopyOption.ATOMIC_MOVE);
        }
        deleteTree(attempts);
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
