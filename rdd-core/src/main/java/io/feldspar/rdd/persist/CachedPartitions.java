package io.feldspar.rdd.persist;

import io.feldspar.rdd.Partition;
import io.feldspar.rdd.PartitionStore;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.storage.BlockDirectory;
import io.feldspar.rdd.storage.BlockId;
import io.feldspar.rdd.storage.StorageLevel;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Keeps the partitions of an RDD on the executors that compute them.
///
/// In a task it asks the executor's [BlockStore], on the driver the [BlockDirectory].
final class CachedPartitions<T> implements PartitionStore<T> {

    private static final long serialVersionUID = 1L;

    private final int storeId;
    private final StorageLevel level;
    private final transient @Nullable BlockDirectory directory;
    private final transient @Nullable BlockDropping dropping;

    CachedPartitions(
            int storeId, StorageLevel level, BlockDirectory directory, BlockDropping dropping) {
        this.storeId = storeId;
        this.level = level;
        this.directory = directory;
        this.dropping = dropping;
    }

    int storeId() {
        return storeId;
    }

    @Override
    public StorageLevel level() {
        return level;
    }

    @Override
    public Iterator<T> iterator(Rdd<T> rdd, Partition partition, TaskContext task) {
        BlockId id = new BlockId(rdd.id(), storeId, partition.index(), task.cacheVersion(rdd.id()));
        return task.blocks().rows(id, level, task, () -> rdd.computeOrRestore(partition, task));
    }

    @Override
    public boolean complete() {
        return directory().complete(storeId);
    }

    @Override
    public List<String> locations(int partition) {
        return directory().locations(storeId, partition);
    }

    @Override
    public boolean reliable() {
        return false;
    }

    @Override
    public void beginVersion(int version) {
        directory().beginVersion(storeId, version);
        if (dropping != null) {
            dropping.drop(storeId, version);
        }
    }

    /// What is cached now; null after `unpersist`.
    BlockDirectory.@Nullable Summary summary() {
        return directory().summary(storeId);
    }

    private BlockDirectory directory() {
        BlockDirectory present = directory;
        if (present == null) {
            throw new IllegalStateException("only the driver knows what is cached where");
        }
        return present;
    }

    @Override
    public String toString() {
        BlockDirectory.Summary now = directory == null ? null : summary();
        if (now == null) {
            return level.toString();
        }
        return String.format(
                Locale.ROOT,
                "%s (%d of %d partitions, %,d bytes in memory, %,d on disk)",
                level,
                now.cached(),
                now.partitions(),
                now.memoryBytes(),
                now.diskBytes());
    }
}
