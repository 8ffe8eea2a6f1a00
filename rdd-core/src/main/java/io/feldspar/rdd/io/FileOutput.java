package io.feldspar.rdd.io;

import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/// Writes an RDD as files of one directory, each partition exactly once.
///
/// All is written to a sibling directory of the target, whose name readers skip. When the job has
/// succeeded, the driver publishes the accepted [attempts][AttemptFiles] there, adds `_SUCCESS`,
/// and renames the directory: readers see all files or none.
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

    private FileOutput() {}

    public static <T> void save(Rdd<T> rdd, Path directory, Format format) throws IOException {
        checkAbsent(directory);
        Path staging =
                directory.resolveSibling(
                        "_temporary-%s-%s".formatted(directory.getFileName(), UUID.randomUUID()));
        AttemptFiles.begin(staging);
        try {
            String target = staging.toString();
            List<String> accepted =
                    rdd.context()
                            .runJob(
                                    rdd,
                                    (task, rows) -> write(task, rows, Path.of(target), format));
            AttemptFiles.publish(staging, accepted);
            Files.createFile(staging.resolve("_SUCCESS"));
            checkAbsent(directory);
            Files.move(staging, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException | Error e) {
            try {
                AttemptFiles.discard(staging);
            } catch (IOException notDeleted) {
                e.addSuppressed(notDeleted);
            }
            throw e;
        }
    }

    private static void checkAbsent(Path directory) throws FileAlreadyExistsException {
        if (Files.exists(directory)) {
            throw new FileAlreadyExistsException(
                    directory.toString(), null, "choose a directory that does not exist yet");
        }
    }

    /// Gives the name of the file that it wrote.
    private static String write(TaskContext task, Iterator<?> rows, Path directory, Format format)
            throws IOException {
        Path attempt = AttemptFiles.file(directory, task);
        boolean written = false;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(attempt))) {
            format.write(rows, out);
            written = true;
        } finally {
            if (!written) {
                Files.deleteIfExists(attempt);
            }
        }
        return attempt.getFileName().toString();
    }
}
