package io.feldspar.rdd.io;

import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.TaskKilledException;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/// Writes an RDD as files of one directory, each partition exactly once.
///
/// ```text
/// DIR/_temporary/3-17    what attempt 17 of partition 3 writes
/// DIR/part-00003         the attempt that was told to commit, renamed
/// DIR/_SUCCESS           all partitions are there
/// ```
public final class FileOutput {

    /// How rows become bytes.
    @FunctionalInterface
    public interface Format extends Serializable {
        void write(Iterator<?> rows, OutputStream out) throws IOException;
    }

    /// A line per row.
    public static final Format TEXT =
            (rows, out) -> {
                BufferedWriter writer =
                        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                while (rows.hasNext()) {
                    writer.write(String.valueOf(rows.next()));
                    writer.write('\n');
                }
                writer.flush();
            };

    private static final int OBJECTS_PER_LIST = 256;

    /// Serialized lists of rows, ended by null.
    public static final Format OBJECTS =
            (rows, out) -> {
                ObjectOutputStream objects = new ObjectOutputStream(out);
                while (rows.hasNext()) {
                    List<Object> some = new ArrayList<>(OBJECTS_PER_LIST);
                    while (rows.hasNext() && some.size() < OBJECTS_PER_LIST) {
                        some.add(rows.next());
                    }
                    objects.writeObject(some);
                    objects.reset();
                }
                objects.writeObject(null);
                objects.flush();
            };

    /// How often files that tasks make meanwhile may be in the way of deleting their directory.
    private static final int MOST_DELETIONS = 1000;

    private FileOutput() {}

    public static <T> void save(Rdd<T> rdd, Path directory, Format format) throws IOException {
        if (Files.exists(directory)) {
            throw new FileAlreadyExistsException(
                    directory.toString(), null, "choose a directory that does not exist yet");
        }
        Path temporary = Files.createDirectories(directory.resolve("_temporary"));
        String target = directory.toString();
        try {
            rdd.context()
                    .runJob(
                            rdd,
                            (task, rows) -> {
                                write(task, rows, Path.of(target), format);
                                return true;
                            });
        } catch (RuntimeException e) {
            try {
                deleteTree(temporary);
            } catch (IOException notDeleted) {
                e.addSuppressed(notDeleted);
            }
            throw e;
        }
        deleteTree(temporary);
        Files.createFile(directory.resolve("_SUCCESS"));
    }

    private static void write(TaskContext task, Iterator<?> rows, Path directory, Format format)
            throws IOException {
        Path attempt =
                directory
                        .resolve("_temporary")
                        .resolve(task.partitionId() + "-" + task.taskAttemptId());
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(attempt))) {
                format.write(rows, out);
            }
            if (!task.mayCommit()) {
                throw new TaskKilledException(
                        "another attempt commits partition " + task.partitionId());
            }
            Files.move(
                    attempt,
                    directory.resolve(String.format(Locale.ROOT, "part-%05d", task.partitionId())),
                    StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(attempt);
        }
    }

    /// Deletes the directory of attempts. Tasks of a failed job may still be on their way out: each
    /// may make one more file and removes it itself, so what is in the way now is not there later.
    private static void deleteTree(Path temporary) throws IOException {
        for (int i = 1; ; i++) {
            try (DirectoryStream<Path> attempts = Files.newDirectoryStream(temporary)) {
                for (Path attempt : attempts) {
                    Files.deleteIfExists(attempt);
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
            try {
                Files.deleteIfExists(temporary);
                return;
            } catch (DirectoryNotEmptyException e) {
                if (i == MOST_DELETIONS) {
                    throw e;
                }
            }
        }
    }
}
