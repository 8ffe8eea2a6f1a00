package io.feldspar.rdd.lineage;

import io.feldspar.rdd.BarrierTask;
import io.feldspar.rdd.OneToOneDependency;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.function.SerializableBiFunction;
import java.util.Iterator;
import java.util.List;

/// Each partition is a function of the parent's, computed by tasks that run together.
public final class BarrierRdd<T, R> extends Rdd<R> {

    private static final long serialVersionUID = 1L;

    private final SerializableBiFunction<BarrierTask, ? super Iterator<T>, ? extends Iterator<R>>
            function;

    public BarrierRdd(
            Rdd<T> parent,
            SerializableBiFunction<BarrierTask, ? super Iterator<T>, ? extends Iterator<R>>
                    function) {
        super(parent.context(), List.of(new OneToOneDependency<>(parent)));
        this.function = function;
        setName("barrier");
    }

    @Override
    protected List<Partition> computePartitions() {
        return parent(0).partitions();
    }

    @Override
    public Iterator<R> compute(Partition partition, TaskContext task) {
        Rdd<T> parent = parent(0);
        return function.apply(BarrierTask.of(task), parent.iterator(partition, task));
    }

    @Override
    protected boolean orderSensitive() {
        return true;
    }

    @Override
    public boolean isBarrier() {
        return true;
    }
}
