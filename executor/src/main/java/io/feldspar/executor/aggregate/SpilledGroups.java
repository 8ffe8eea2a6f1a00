package io.feldspar.executor.aggregate;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.operator.SpilledPartitions;
import io.feldspar.executor.vector.Batch;
import org.jspecify.annotations.Nullable;

/// Groups or rows on disk, which are read back partition by partition.
///
/// ```text
/// groups in memory ── keys and states, or rows, as batches ── [SpilledPartitions]
///   again and again
/// ```
final class SpilledGroups implements AutoCloseable {

    /// As of [SpilledPartitions#MAX_LEVEL].
    static final int MAX_LEVEL = SpilledPartitions.MAX_LEVEL;

    private final OperatorContext context;
    private final SpilledPartitions partitions;
    private int nextPartition;

    /// @param keyColumns the key columns of the batches that are written
    /// @param level how often these rows have been partitioned before
    SpilledGroups(int[] keyColumns, int level, OperatorContext context) {
        this.context = context;
        partitions = new SpilledPartitions(keyColumns, level, context);
    }

    int level() {
        return partitions.level();
    }

    /// Writes the groups from number `from` on.
    ///
    /// @param bytes what all groups take in memory
    void write(GroupStates groups, int from, long bytes) {
        int size = groups.size();
        int chunk = SpilledPartitions.chunk(size, bytes);
        for (int at = from; at < size; at += chunk) {
            write(groups.states(at, Math.min(chunk, size - at)));
        }
    }

    /// Writes a batch of groups or rows, which must not have a selection.
    void write(Batch chunk) {
        partitions.write(chunk);
    }

    /// The next partition that has groups, or null where all have been read.
    @Nullable Operator nextPartition() {
        while (nextPartition < SpilledPartitions.PARTITIONS) {
            int partition = nextPartition++;
            if (partitions.rows(partition) > 0) {
                return partitions.read(partition, context);
            }
        }
        return null;
    }

    @Override
    public void close() {
        partitions.close();
    }
}
