package io.feldspar.executor.operator;

import io.feldspar.executor.spill.RunReader;
import io.feldspar.executor.spill.RunWriter;
import io.feldspar.executor.spill.SpillFile;
import io.feldspar.executor.spill.SpilledRun;
import io.feldspar.executor.store.Hashing;
import io.feldspar.executor.store.KeyHasher;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Rows on disk, spread over partitions by the hash of their keys, so that those of one partition
/// fit memory where those of all do not.
///
/// ```text
/// batches of rows ── 0: run, run, …      all rows of a key are in one partition,
///                    1: run, run, …      in the order in which they were written
///                   15: run, run, …
/// ```
/// A partition that is still too large is spread once more, by other bits: it is one level deeper.
/// One thread writes; when all is written any thread reads, as often as it likes.
public final class SpilledPartitions implements AutoCloseable {

    /// Deeper partitions are not spread: their keys are few, or have the same hash.
    public static final int MAX_LEVEL = 6;

    private static final int PARTITION_BITS = 4;
    public static final int PARTITIONS = 1 << PARTITION_BITS;

    /// How many rows are spread at a time, and how many bytes they take, at most.
    public static final int CHUNK_ROWS = PARTITIONS * 1024;

    public static final long CHUNK_BYTES = 1 << 20;

    private final OperatorContext context;
    private final int level;
    private final KeyHasher hasher;
    private final int[] keyColumns;
    private final SpillFile file;
    private final List<List<SpilledRun>> runs = new ArrayList<>();
    private final long[] rows = new long[PARTITIONS];

    /// @param keyColumns the key columns of the batches that are written
    /// @param level how often these rows have been partitioned before
    public SpilledPartitions(int[] keyColumns, int level, OperatorContext context) {
        this.context = context;
        this.level = level;
        this.keyColumns = keyColumns.clone();
        hasher = new KeyHasher(keyColumns.length);
        file = context.memory().newSpillFile();
        for (int p = 0; p < PARTITIONS; p++) {
            runs.add(new ArrayList<>());
        }
    }

    public int level() {
        return level;
    }

    /// The number of rows in a partition.
    public long rows(int partition) {
        return rows[partition];
    }

    /// The number of rows in all partitions.
    public long rows() {
        long all = 0;
        for (long each : rows) {
            all += each;
        }
        return all;
    }

    /// How many of `size` rows to write per batch.
    ///
    /// @param bytes their total size in memory
    public static int chunk(int size, long bytes) {
        return Math.clamp(CHUNK_BYTES * size / Math.max(1, bytes), 1, CHUNK_ROWS);
    }

    /// Writes a batch, which must not have a selection.
    public void write(Batch chunk) {
        write(chunk, _ -> true);
    }

    /// Writes those rows of a batch that belong to certain partitions; the batch must not have a
    /// selection.
    public void write(Batch chunk, IntPredicate wanted) {
        context.checkCancelled();
        int count = chunk.rowCount();
        Vector[] keys = new Vector[keyColumns.length];
        for (int k = 0; k < keys.length; k++) {
            keys[k] = chunk.column(keyColumns[k]);
        }
        long[] hashes = new long[count];
        hasher.hash(keys, null, count, hashes);
        int[] starts = new int[PARTITIONS + 1];
        for (int i = 0; i < count; i++) {
            starts[partition(hashes[i]) + 1]++;
        }
        for (int p = 0; p < PARTITIONS; p++) {
            starts[p + 1] += starts[p];
        }
        int[] next = starts.clone();
        int[] picked = new int[count];
        for (int i = 0; i < count; i++) {
            picked[next[partition(hashes[i])]++] = i;
        }
        for (int p = 0; p < PARTITIONS; p++) {
            if (starts[p + 1] > starts[p] && wanted.test(p)) {
                runs.get(p).add(writeRun(chunk, picked, starts[p], starts[p + 1]));
                rows[p] += starts[p + 1] - starts[p];
            }
        }
    }

    private SpilledRun writeRun(Batch chunk, int[] picked, int from, int to) {
        try (RunWriter writer = file.startRun()) {
            for (int at = from; at < to; at += Batch.SIZE) {
                int count = Math.min(Batch.SIZE, to - at);
                int[] selected = new int[count];
                System.arraycopy(picked, at, selected, 0, count);
                writer.write(chunk.withSelection(selected, count));
            }
            return writer.finish();
        }
    }

    /// Other bits than those by which rows get to this task and to the partitions of other levels.
    private int partition(long hash) {
        return (int) (Hashing.combine(hash, level + 1L) >>> (64 - PARTITION_BITS));
    }

    /// Reads a partition from its start.
    ///
    /// @param reader the reading task's
    public Operator read(int partition, OperatorContext reader) {
        return new RunsOperator(runs.get(partition).iterator(), reader);
    }

    /// Reads one partition after the other.
    ///
    /// @param reader the reading task's
    public Operator readAll(OperatorContext reader) {
        return new RunsOperator(runs.stream().flatMap(List::stream).iterator(), reader);
    }

    @Override
    public void close() {
        file.close();
    }

    /// Reads runs, one after the other.
    private final class RunsOperator implements Operator {

        private final Iterator<SpilledRun> unread;
        private final OperatorContext reader;
        private @Nullable RunReader current;

        RunsOperator(Iterator<SpilledRun> unread, OperatorContext reader) {
            this.unread = unread;
            this.reader = reader;
        }

        @Override
        public @Nullable Batch next() {
            reader.checkCancelled();
            Batch batch = current == null ? null : current.next();
            while (batch == null && unread.hasNext()) {
                RunReader run = file.read(unread.next());
                current = run;
                batch = run.next();
            }
            return batch;
        }

        @Override
        public void close() {}
    }
}
