package io.feldspar.rdd.lineage;

import io.feldspar.rdd.DoubleRdd;
import io.feldspar.rdd.OneToOneDependency;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import java.util.Iterator;
import java.util.List;

/// An RDD of numbers with the methods of a DoubleRdd.
public final class DoubleViewRdd extends DoubleRdd {

    private static final long serialVersionUID = 1L;

    public DoubleViewRdd(Rdd<Double> parent) {
        super(parent.context(), List.of(new OneToOneDependency<>(parent)));
    }

    @Override
    protected List<Partition> computePartitions() {
        return parent(0).partitions();
    }

    @Override
    public Iterator<Double> compute(Partition partition, TaskContext task) {
        return this.<Double>parent(0).iterator(partition, task);
    }
}
