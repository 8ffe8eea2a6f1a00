package io.feldspar.rdd.persist;

import io.feldspar.rdd.CheckpointLostException;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.TaskKilledException;
import io.feldspar.rdd.storage.FrameFile;
import io.feldspar.rdd.storage.Frames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/// The partitions of another RDD as a reliable checkpoint wrote them: a file each, with checksums.
///
/// ```text
/// DIR/_attempt-3-17    what attempt 17 of partition 3 writes
/// DIR/part-00003       the attempt that was told to commit, renamed
/// ```
final class CheckpointRdd<T> extends Rdd<T> {

    private static final long serialVersionUID = 1L;

    private final String directory;
    private final String of;
    private final int count;

    CheckpointRdd(Rdd<T> of, Path directory) {
        super(of.context(), List.of());
        this.directory = directory.toString();
        this.of = of.toString();
        this.count = of.numPartitions();
        setName("checkpoint " + directory);
    }

    /// Writes the RDD's partitions into the directory, which is made. All files are there, and
    /// stem from one run of a job, when this returns.
    static <T> void write(Rdd<T> rdd, Path directory, Checkpoints.Jobs jobs) throws IOException {
        Files.createDirectories(directory);
        String target = directory.toString();
        jobs.run(
                rdd,
                (task, rows) -> {
                    write(task, rows, Path.of(target));
                    return true;
                });
        for (int i = 0; i < rdd.numPartitions(); i++) {
            if (!Files.isRegularFile(file(directory, i))) {
                throw new IOException(
                        "partition %d of the checkpoint of %s is not in %s"
                                .formatted(i, rdd, directory));
            }
        }
    }

    private static void write(TaskContext task, Iterator<?> rows, Path directory)
            throws IOException {
        int partition = task.partitionId();
        Path attempt = directory.resolve("_attempt-" + partition + "-" + task.taskAttemptId());
        try {
            try (FrameFile.Writer writer = new FrameFile.Writer(attempt)) {
                for (Iterator<byte[]> frames = Frames.packed(rows); frames.hasNext(); ) {
                    task.checkCancelled();
                    writer.append(frames.next());
                }
                writer.finish(true);
            }
            if (!task.mayCommit()) {
                throw new TaskKilledException("another attempt commits partition " + partition);
            }
            Files.move(attempt, file(directory, partition), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(attempt);
        }
    }

    private static Path file(Path directory, int partition) {
        return directory.resolve(String.format(Locale.ROOT, "part-%05d", partition));
    }

    @Override
    protected List<Partition> computePartitions() {
        return Partition.numbered(count);
    }

    @Override
    public Iterator<T> compute(Partition partition, TaskContext task) {
        Path file = file(Path.of(directory), partition.index());
        try {
            // Rows that were emitted cannot be taken back, so all is checked before the first is.
            FrameFile.verify(file);
            FrameFile.Reader reader = new FrameFile.Reader(file);
            task.onCompletion(() -> close(reader));
            return Frames.rows(reader);
        } catch (IOException e) {
            throw new CheckpointLostException(
                    "the checkpoint of partition %d of %s cannot be read: %s"
                            .formatted(partition.index(), of, e),
                    e);
        }
    }

    private static void close(FrameFile.Reader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
