package io.feldspar.executor.spill;

import io.feldspar.executor.batch.BatchReader;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// A temporary file of runs of batches, written one after the other and read in any order.
///
/// ```text
/// file   run ── run ── run …      run = a stream of a BatchWriter
/// ```
/// One thread writes; any thread may read what was written. A run that could not be written whole
/// is cut off again. Closing the file frees its space.
public final class SpillFile implements AutoCloseable {

    /// What a reader and a writer buffer.
    public static final int BUFFER = 1 << 15;

    private final Path path;
    private final RandomAccessFile file;
    private final LongConsumer spilled;
    private final Consumer<SpillFile> whenClosed;
    private final boolean unlinked;
    private long length;
    private boolean closed;

    SpillFile(Path path, LongConsumer spilled, Consumer<SpillFile> whenClosed) throws IOException {
        this.path = path;
        this.spilled = spilled;
        this.whenClosed = whenClosed;
        // Not a FileChannel: that one closes the file for all when a thread is interrupted.
        file = new RandomAccessFile(path.toFile(), "rw");
        unlinked = unlink(path);
    }

    /// Takes away the file's name where the system allows that for an open file.
    private static boolean unlink(Path path) {
        try {
            Files.delete(path);
            return true;
        } catch (IOException _) {
            path.toFile().deleteOnExit();
            return false;
        }
    }

    /// Begins a run; the one before must be finished.
    public RunWriter startRun() {
        return new RunWriter(this, position());
    }

    /// Reads a run from its start.
    public RunReader read(SpilledRun run) {
        InputStream in = new Section(run.offset(), run.offset() + run.length());
        return new RunReader(this, new BatchReader(new BufferedInputStream(in, BUFFER)));
    }

    synchronized long position() {
        return length;
    }

    private synchronized void append(byte[] bytes, int from, int count) throws IOException {
        file.seek(length);
        file.write(bytes, from, count);
        length += count;
    }

    private synchronized int readAt(long at, byte[] bytes, int from, int count) throws IOException {
        file.seek(at);
        return file.read(bytes, from, count);
    }

    /// Gives back the space behind `end`.
    synchronized void cutOff(long end) throws IOException {
        length = end;
        if (!closed) {
            file.setLength(end);
        }
    }

    void countSpilled(long bytes) {
        spilled.accept(bytes);
    }

    FeldsparException failed(IOException e) {
        return failed(path, e);
    }

    static FeldsparException failed(Path path, IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("No space left") || message.contains("quota")) {
            return new FeldsparException(
                    ErrorCode.DISK_FULL,
                    "Rows cannot be spilled to '%s': the disk is full".formatted(path),
                    "Make space, or set feldspar.tempDirectory to a directory with more.",
                    e);
        }
        return new FeldsparException(
                ErrorCode.IO_ERROR, "Rows cannot be spilled to '%s': %s".formatted(path, e), e);
    }

    FeldsparException unreadable(IOException e) {
        return new FeldsparException(
                ErrorCode.IO_ERROR,
                "Spilled rows cannot be read back from '%s': %s".formatted(path, e.getMessage()),
                "Check the disk.",
                e);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        whenClosed.accept(this);
        try {
            file.close();
            if (!unlinked) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// The end of the file, to which a run is written.
    final class Tail extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            append(bytes, from, count);
        }
    }

    /// A part of the file.
    private final class Section extends InputStream {
        private final long end;
        private long at;

        Section(long start, long end) {
            this.at = start;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            if (at == end) {
                return -1;
            }
            int read = readAt(at, bytes, from, (int) Math.min(count, end - at));
            at += Math.max(0, read);
            return read;
        }
    }
}
