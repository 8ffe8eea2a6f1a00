package io.feldspar.executor.exchange;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.spill.RunReader;
import io.feldspar.executor.spill.RunWriter;
import io.feldspar.executor.spill.SpillFile;
import io.feldspar.executor.spill.SpilledRun;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.rdd.BlockList;
import io.feldspar.rdd.FetchFailedException.Problem;
import io.feldspar.rdd.UnreadableBlockException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one map task wrote for one reduce partition.
///
/// A batch may come back as several smaller ones, so that a task that merges many blocks needs
/// little memory for each. Rows that are spilled while they are read are read on from disk; where
/// they cannot be, the block is unreadable, and the map task is run again.
public final class ExchangeBlock extends AbstractList<Batch> implements BlockList<Batch> {

    /// What a batch that is read back takes at most, unless a row is larger.
    private static final long BATCH_BYTES = 1 << 17;

    /// A run, and how many rows come before it.
    private record Run(SpilledRun run, long firstRow) {
        long end() {
            return firstRow + run.rows();
        }
    }

    /// Its monitor guards the fields.
    private final ExchangeBlocks owner;
    private final List<Run> runs = new ArrayList<>();
    private List<Batch> inMemory = new ArrayList<>();

    /// Those that were counted when this block was the first to hold a batch over them.
    private List<FlatVector> dictionaries = new ArrayList<>();

    private long reservedBytes;
    private long spilledRows;
    private int batches;

    ExchangeBlock(ExchangeBlocks owner) {
        this.owner = owner;
    }

    /// Appends a batch, which is the block's own from now on.
    @Override
    public boolean add(Batch batch) {
        List<FlatVector> uncounted = owner.uncountedDictionaries(batch);
        long bytes = batch.retainedBytes();
        for (FlatVector dictionary : uncounted) {
            bytes += dictionary.retainedBytes();
        }
        boolean reserved = owner.reserve(bytes);
        synchronized (owner) {
            inMemory.add(batch);
            batches++;
            if (reserved) {
                reservedBytes += bytes;
                dictionaries.addAll(uncounted);
                owner.holds(this, uncounted);
            } else {
                writeRun();
            }
        }
        return true;
    }

    @Override
    public void free() {
        owner.free(this);
    }

    /// Gives up the rows in memory; returns what was reserved for them, for the caller to release.
    /// Under the owner's lock.
    long drop() {
        inMemory = new ArrayList<>();
        owner.dropDictionaries(dictionaries);
        dictionaries = new ArrayList<>();
        long given = reservedBytes;
        reservedBytes = 0;
        return given;
    }

    /// The bytes that it would give back. Under the owner's lock.
    long reservedBytes() {
        return reservedBytes;
    }

    /// Writes what is in memory to disk; returns what was reserved for it, for the caller to
    /// release. Under the owner's lock.
    long spill() {
        if (!inMemory.isEmpty()) {
            writeRun();
        }
        return drop();
    }

    private void writeRun() {
        try (RunWriter writer = owner.file().startRun()) {
            for (Batch batch : inMemory) {
                writeSmall(batch, writer);
            }
            Run run = new Run(writer.finish(), spilledRows);
            runs.add(run);
            spilledRows = run.end();
        }
        inMemory = new ArrayList<>();
    }

    private static void writeSmall(Batch batch, RunWriter writer) {
        int rows = batch.rowCount();
        long fitting = BATCH_BYTES * rows / Math.max(1, batch.retainedBytes());
        int most = Math.clamp(fitting, 1, Math.max(1, rows));
        for (int from = 0; from < rows; from += most) {
            int count = Math.min(most, rows - from);
            int[] selected = new int[count];
            for (int i = 0; i < count; i++) {
                selected[i] = batch.row(from + i);
            }
            writer.write(count == rows ? batch : batch.withSelection(selected, count));
        }
    }

    /// How many batches were added.
    @Override
    public int size() {
        synchronized (owner) {
            return batches;
        }
    }

    /// The batches as they are read, of which there may be more than were added.
    @Override
    public Batch get(int index) {
        Iterator<Batch> each = iterator();
        for (int i = 0; i < index; i++) {
            each.next();
        }
        return each.next();
    }

    @Override
    public Iterator<Batch> iterator() {
        return new Cursor();
    }

    /// Reads the block from its beginning. Belongs to one thread.
    private final class Cursor implements Iterator<Batch> {

        private long rowsRead;

        /// The number of the next batch among those in memory, which begin with row `indexFrom`.
        private int index;

        private long indexFrom;
        private @Nullable RunReader reader;
        private long buffered;
        private @Nullable Batch next;

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = find();
            }
            return next != null;
        }

        @Override
        public Batch next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            Batch batch = next;
            next = null;
            return batch;
        }

        private @Nullable Batch find() {
            while (true) {
                RunReader open = reader;
                Batch batch = open == null ? null : read(open);
                if (batch != null) {
                    rowsRead += batch.rowCount();
                    return batch;
                }
                endRun();
                Run run;
                synchronized (owner) {
                    if (rowsRead >= spilledRows) {
                        return nextInMemory();
                    }
                    run = runAt(rowsRead);
                }
                startRun(run);
            }
        }

        private static @Nullable Batch read(RunReader run) {
            try {
                return run.next();
            } catch (FeldsparException e) {
                if (e.code() == ErrorCode.IO_ERROR) {
                    throw new UnreadableBlockException(Problem.CORRUPT, e);
                }
                throw e;
            }
        }

        private @Nullable Batch nextInMemory() {
            if (indexFrom != spilledRows) {
                indexFrom = spilledRows;
                index = 0;
            }
            if (index == inMemory.size()) {
                return null;
            }
            Batch batch = inMemory.get(index++);
            rowsRead += batch.rowCount();
            return batch;
        }

        private Run runAt(long row) {
            for (Run run : runs) {
                if (row < run.end()) {
                    return run;
                }
            }
            throw new IllegalStateException("no run has row " + row);
        }

        /// Opens the run at the row that is read next: the rows before it were read from memory.
        private void startRun(Run run) {
            buffered = 2 * run.run().batchBytes() + 2L * SpillFile.BUFFER;
            owner.reserveBuffers(buffered);
            RunReader opened = owner.read(run.run());
            for (long row = run.firstRow(); row < rowsRead; ) {
                row += Objects.requireNonNull(read(opened)).rowCount();
            }
            reader = opened;
        }

        private void endRun() {
            if (reader != null) {
                reader = null;
                owner.releaseBuffers(buffered);
            }
        }
    }
}
