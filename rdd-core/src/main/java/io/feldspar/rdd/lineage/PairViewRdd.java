package io.feldspar.rdd.lineage;

import io.feldspar.rdd.OneToOneDependency;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Partitioner;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An RDD of pairs with the methods of a PairRdd.
public final class PairViewRdd<K, V> extends PairRdd<K, V> {

    private static final long serialVersionUID = 1L;

    private final @Nullable Partitioner partitioner;

    public PairViewRdd(Rdd<Pair<K, V>> parent) {
        super(parent.context(), List.of(new OneToOneDependency<>(parent)));
        this.partitioner = parent.partitioner();
    }

    @Override
    protected List<Partition> computePartitions() {
        return parent(0).partitions();
    }

    @Override
    public Iterator<Pair<K, V>> compute(Partition partition, TaskContext task) {
        return this.<Pair<K, V>>parent(0).iterator(partition, task);
    }

    @Override
    public @Nullable Partitioner partitioner() {
        return partitioner;
    }
}
