package io.feldspar.rdd;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Each partition is a function of the parent's partition: what map, filter and their like become.
final class MapPartitionsRdd<T, R> extends Rdd<R> {

    private static final long serialVersionUID = 1L;

    private final PartitionFunction<T, R> function;
    private final @Nullable Partitioner partitioner;
    private final boolean orderSensitive;

    /// @param keepsPartitioning whether rows keep their keys, so that the parent's partitioner
    ///     holds
    /// @param orderSensitive whether the result depends on the order of the rows beyond being
    ///     ordered differently itself
    MapPartitionsRdd(
            Rdd<T> parent,
            String name,
            PartitionFunction<T, R> function,
            boolean keepsPartitioning,
            boolean orderSensitive) {
        super(parent.context(), List.of(new OneToOneDependency<>(parent)));
        this.function = function;
        this.partitioner = keepsPartitioning ? parent.partitioner() : null;
        this.orderSensitive = orderSensitive;
        setName(name);
    }

    /// From the rows of a partition to other rows.
    @FunctionalInterface
    interface PartitionFunction<T, R> extends Serializable {
        Iterator<R> apply(TaskContext task, int partition, Iterator<T> rows);
    }

    @Override
    protected List<Partition> computePartitions() {
        return parent(0).partitions();
    }

    @Override
    public Iterator<R> compute(Partition partition, TaskContext task) {
        return function.apply(task, partition.index(), this.<T>parent(0).iterator(partition, task));
    }

    @Override
    public List<String> preferredLocations(Partition partition) {
        return parent(0).locations(partition);
    }

    @Override
    public @Nullable Partitioner partitioner() {
        return partitioner;
    }

    @Override
    protected boolean orderSensitive() {
        return orderSensitive;
    }
}
