package io.feldspar.rdd;

import io.feldspar.rdd.storage.StorageLevel;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;

/// Holds the partitions of one RDD: a cache or a checkpoint.
///
/// [#iterator] runs within tasks and asks the RDD to [compute][Rdd#compute] what is not there.
/// The other methods are asked by the scheduler on the driver.
public interface PartitionStore<T> extends Serializable {

    /// The rows of the partition, cached or else computed and perhaps cached.
    Iterator<T> iterator(Rdd<T> rdd, Partition partition, TaskContext task);

    /// Whether every partition is cached, so that nothing behind this RDD is needed.
    boolean complete();

    /// Executors (`executor:ID`) or hosts that hold the partition.
    List<String> locations(int partition);

    /// Whether what is cached cannot be lost, as in a reliable checkpoint.
    boolean reliable();

    /// How the partitions are cached, where that is for the user to choose.
    default StorageLevel level() {
        return StorageLevel.NONE;
    }

    /// Begins a new version, because the inputs of the partitions held so far were lost and came
    /// out differently. From here on only partitions put by tasks of this
    /// [version][TaskContext#cacheVersion] count, and only such tasks may read them.
    void beginVersion(int version);
}
