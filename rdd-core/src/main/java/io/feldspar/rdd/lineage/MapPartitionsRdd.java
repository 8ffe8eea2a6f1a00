package io.feldspar.rdd.lineage;

import io.feldspar.rdd.OneToOneDependency;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Partitioner;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.RddInternals;
import io.feldspar.rdd.TaskContext;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Each partition is a function of the parent's partition: what map, filter and their like become.
public final class MapPartitionsRdd<T, R> extends Rdd<R> {

    private static final long serialVersionUID = 1L;

    private final RddInternals.PartitionFunction<T, R> function;
    private final @Nullable Partitioner partitioner;
    private final boolean orderSensitive;

    /// @param preservesPartitioning whether rows keep their keys, so that the parent's partitioner
    ///     holds
    /// @param orderSensitive whether the result depends on the order of the rows beyond being
    ///     ordered differently itself
    public MapPartitionsRdd(
            Rdd<T> parent,
            String name,
            RddInternals.PartitionFunction<T, R> function,
            boolean preservesPartitioning,
            boolean orderSensitive) {
        super(parent.context(), List.of(new OneToOneDependency<>(parent)));
        this.function = function;
        this.partitioner = preservesPartitioning ? parent.partitioner() : null;
        this.orderSensitive = orderSensitive;
        setName(name);
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
    public @Nullable Partitioner partitioner() {
        return partitioner;
    }

    @Override
    protected boolean orderSensitive() {
        return orderSensitive;
    }
}
