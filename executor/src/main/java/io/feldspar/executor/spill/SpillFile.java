package io.feldspar.executor.spill;

import io.feldspar.executor.batch.BatchReader;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// A temporary file of runs of batches, written one after the other and read in any order.
///
/// ```text
/// file   run ── run ── run …      run = a stream of a BatchWriter
/// ```
/// It is one file on disk, or several where a directory took no more.
/// One thread writes; any thread may read what was written. A run that could not be written whole
/// is cut off again. Closing the file frees its space.
public final class SpillFile implements AutoCloseable {

    /// What a reader and a writer buffer.
    public static final int BUFFER = 1 << 15;

    private final SpillDirectories directories;
    private final Set<Path> tried;
    private final LongConsumer spilled;
    private final Consumer<SpillFile> whenClosed;

    /// By where they begin in this file; one, unless its directory took no more. Guarded by this.
    private final NavigableMap<Long, Extent> extents = new TreeMap<>();

    private long length;
    private boolean closed;

    /// @param tried the directories that it was written to
    SpillFile(
            Extent first,
            Set<Path> tried,
            SpillDirectories directories,
            LongConsumer spilled,
            Consumer<SpillFile> whenClosed) {
        this.tried = tried;
        this.directories = directories;
        this.spilled = spilled;
        this.whenClosed = whenClosed;
        extents.put(0L, first);
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
        while (true) {
            Extent last = extents.lastEntry().getValue();
            try {
                last.write(length - extents.lastKey(), bytes, from, count);
                length += count;
                return;
            } catch (IOException e) {
                continueElsewhere(last, e);
            }
        }
    }

    /// @throws FeldsparException where no other directory takes more
    private void continueElsewhere(Extent failed, IOException e) throws IOException {
        directories.failed(failed.directory(), e);
        Extent next = directories.extent(tried, e);
        if (length == extents.lastKey()) {
            failed.close();
        }
        extents.put(length, next);
    }

    private synchronized int readAt(long at, byte[] bytes, int from, int count) throws IOException {
        Map.Entry<Long, Extent> extent = extents.floorEntry(at);
        Long behind = extents.higherKey(at);
        int here = behind == null ? count : (int) Math.min(count, behind - at);
        return extent.getValue().read(at - extent.getKey(), bytes, from, here);
    }

    /// Gives back the space behind `end`.
    synchronized void cutOff(long end) throws IOException {
        length = end;
        if (closed) {
            return;
        }
        while (extents.lastKey() > end) {
            Extent unused = extents.pollLastEntry().getValue();
            unused.close();
            tried.remove(unused.directory());
        }
        extents.lastEntry().getValue().cutOff(end - extents.lastKey());
    }

    void countSpilled(long bytes) {
        spilled.accept(bytes);
    }

    FeldsparException failed(IOException e) {
        return failed(path(), e);
    }

    private synchronized Path path() {
        return extents.lastEntry().getValue().path();
    }

    static FeldsparException failed(Path path, IOException e) {
        return SpillDirectories.error("Rows cannot be spilled", path, e);
    }

    FeldsparException unreadable(IOException e) {
        return new FeldsparException(
                ErrorCode.IO_ERROR,
                "Spilled rows cannot be read back from '%s': %s".formatted(path(), e.getMessage()),
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
            for (Extent each : extents.values()) {
                each.close();
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
