package io.feldspar.executor.aggregate;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.spill.RunReader;
import io.feldspar.executor.spill.RunWriter;
import io.feldspar.executor.spill.SpillFile;
import io.feldspar.executor.spill.SpilledRun;
import io.feldspar.executor.store.Hashing;
import io.feldspar.executor.store.KeyHasher;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Groups or rows on disk, spread over partitions by the hash of their keys, so that those of one
/// partition fit memory where those of all do not.
///
/// ```text
/// groups in memory ── 0: run, run, …      a run: keys and states, or rows, as batches
///   again and again    1: run, run, …      all of a key are in one partition,
///                     15: run, run, …      in the order in which they were written
/// ```
/// A partition that is still too large is spread once more, by other bits: it is one level deeper.
final class SpilledGroups implements AutoCloseable {

    /// Deeper partitions are not spread: their keys are few, or have the same hash.
    static final int MAX_LEVEL = 6;

    private static final int PARTITION_BITS = 4;
    private static final int PARTITIONS = 1 << PARTITION_BITS;

    /// How many groups are spread at a time, and how many bytes they take, at most.
    private static final int CHUNK_GROUPS = PARTITIONS * 1024;
    private static final long CHUNK_BYTES = 1 << 20;

    private final OperatorContext context;
    private final int level;
    private final KeyHasher hasher;
    private final int[] keyColumns;
    private final SpillFile file;
    private final List<List<SpilledRun>> runs = new ArrayList<>();
    private int nextPartition;

    /// @param keyColumns the key columns of the batches that are written
    /// @param level how often these rows have been partitioned before
    SpilledGroups(int[] keyColumns, int level, OperatorContext context) {
        this.context = context;
        this.level = level;
        this.keyColumns = keyColumns.clone();
        hasher = new KeyHasher(keyColumns.length);
        file = context.memory().newSpillFile();
        for (int p = 0; p < PARTITIONS; p++) {
            runs.add(new ArrayList<>());
        }
    }

    int level() {
        return level;
    }

    /// Writes the groups from number `from` on.
    ///
    /// @param bytes what all groups take in memory
    void write(GroupStates groups, int from, long bytes) {
        int size = groups.size();
        int chunk = chunk(size, bytes);
        for (int at = from; at < size; at += chunk) {
            write(groups.states(at, Math.min(chunk, size - at)));
        }
    }

    /// How many of `size` groups or rows to write per batch.
    ///
    /// @param bytes their total size in memory
    int chunk(int size, long bytes) {
        return Math.clamp(CHUNK_BYTES * size / Math.max(1, bytes), 1, CHUNK_GROUPS);
    }

    /// Writes a batch of groups or rows, which must not have a selection.
    void write(Batch chunk) {
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
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[next[partition(hashes[i])]++] = i;
        }
        for (int p = 0; p < PARTITIONS; p++) {
            if (starts[p + 1] > starts[p]) {
                runs.get(p).add(writeRun(chunk, rows, starts[p], starts[p + 1]));
            }
        }
    }

    private SpilledRun writeRun(Batch chunk, int[] rows, int from, int to) {
        try (RunWriter writer = file.startRun()) {
            for (int at = from; at < to; at += Batch.SIZE) {
                int count = Math.min(Batch.SIZE, to - at);
                int[] selected = new int[count];
                System.arraycopy(rows, at, selected, 0, count);
                writer.write(chunk.withSelection(selected, count));
            }
            return writer.finish();
        }
    }

    /// Other bits than those by which rows get to this task and to the partitions of other levels.
    private int partition(long hash) {
        return (int) (Hashing.combine(hash, level + 1L) >>> (64 - PARTITION_BITS));
    }

    /// The next partition that has groups, or null where all have been read.
    @Nullable Operator nextPartition() {
        while (nextPartition < PARTITIONS) {
            List<SpilledRun> partition = runs.get(nextPartition++);
            if (!partition.isEmpty()) {
                return new PartitionOperator(new ArrayDeque<>(partition));
            }
        }
        return null;
    }

    @Override
    public void close() {
        file.close();
    }

    /// Reads the runs of a partition, one after the other.
    private final class PartitionOperator implements Operator {

        private final Deque<SpilledRun> unread;
        private @Nullable RunReader current;

        PartitionOperator(Deque<SpilledRun> unread) {
            this.unread = unread;
        }

        @Override
        public @Nullable Batch next() {
            context.checkCancelled();
            Batch batch = current == null ? null : current.next();
            while (batch == null && !unread.isEmpty()) {
                RunReader reader = file.read(unread.remove());
                current = reader;
                batch = reader.next();
            }
            return batch;
        }

        @Override
        public void close() {}
    }
}
