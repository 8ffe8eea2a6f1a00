package io.feldspar.rdd.persist;

import io.feldspar.rdd.CheckpointLostException;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.io.AttemptFiles;
import io.feldspar.rdd.storage.FrameFile;
import io.feldspar.rdd.storage.Frames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/// The partitions of another RDD as a reliable checkpoint wrote them: a file each, with checksums.
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
        AttemptFiles.begin(directory);
        String target = directory.toString();
        List<String> accepted = jobs.run(rdd, (task, rows) -> write(task, rows, Path.of(target)));
        AttemptFiles.publish(directory, accepted);
    }

    /// Gives the name of the file that it wrote.
    private static String write(TaskContext task, Iterator<?> rows, Path directory)
            throws IOException {
        Path attempt = AttemptFiles.file(directory, task);
        boolean written = false;
        try (FrameFile.Writer writer = new FrameFile.Writer(attempt)) {
            for (Iterator<byte[]> frames = Frames.packed(rows); frames.hasNext(); ) {
                task.checkCancelled();
                writer.append(frames.next());
            }
            writer.finish(true);
            written = true;
        } finally {
            if (!written) {
                Files.deleteIfExists(attempt);
            }
        }
        return attempt.getFileName().toString();
    }

    @Override
    protected List<Partition> computePartitions() {
        return Partition.numbered(count);
    }

    @Override
    public Iterator<T> compute(Partition partition, TaskContext task) {
        Path file = AttemptFiles.partition(Path.of(directory), partition.index());
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
