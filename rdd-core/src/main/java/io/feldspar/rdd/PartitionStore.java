package io.feldspar.rdd;

import io.feldspar.rdd.storage.StorageLevel;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;

/// Where the partitions of one RDD are kept: a cache or a checkpoint.
///
/// [#iterator] runs within tasks and asks the RDD to [compute][Rdd#compute] what is not there.
/// The other methods are asked by the scheduler on the driver.
public interface PartitionStore<T> extends Serializable {

    /// The rows of the partition, kept or else computed and perhaps kept.
    Iterator<T> iterator(Rdd<T> rdd, Partition partition, TaskContext task);

    /// Whether every partition is kept, so that nothing behind this RDD is needed.
    boolean complete();

    /// Executors (`executor:ID`) or hosts that hold the partition.
    List<String> locations(int partition);

    /// Whether what is kept cannot be lost, as in a reliable checkpoint.
    boolean reliable();

    /// How the partitions are kept, where that is for the user to choose.
    default StorageLevel level() {
        return StorageLevel.NONE;
    }

    /// Begins a new edition: what is kept was made from inputs that were lost since and come out
    /// differently now. From here on only what tasks of this [edition][TaskContext#edition] put
    /// counts, and only such tasks may read it.
    void beginEdition(int edition);
}
