package io.feldspar.rdd;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An RDD of pairs with the methods of a PairRdd.
final class PairViewRdd<K, V> extends PairRdd<K, V> {

    private static final long serialVersionUID = 1L;

    private final Rdd<Pair<K, V>> parent;

    PairViewRdd(Rdd<Pair<K, V>> parent) {
        super(parent.context(), List.of(new OneToOneDependency<>(parent)));
        this.parent = parent;
    }

    @Override
    protected List<Partition> computePartitions() {
        return parent.partitions();
    }

    @Override
    public Iterator<Pair<K, V>> compute(Partition partition, TaskContext task) {
        return parent.iterator(partition, task);
    }

    @Override
    public List<String> preferredLocations(Partition partition) {
        return parent.preferredLocations(partition);
    }

    @Override
    public @Nullable Partitioner partitioner() {
        return parent.partitioner();
    }
}
