package io.feldspar.rdd.lineage;

import io.feldspar.rdd.Dependency;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.RangeDependency;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// The partitions of several RDDs one after another.
public final class UnionRdd<T> extends Rdd<T> {

    private static final long serialVersionUID = 1L;

    public UnionRdd(FeldsparContext context, List<Rdd<T>> parents) {
        super(context, dependencies(parents));
    }

    private record Part(int index, int parent, Partition of) implements Partition {}

    private static <T> List<Dependency<?>> dependencies(List<Rdd<T>> parents) {
        List<Dependency<?>> dependencies = new ArrayList<>();
        int start = 0;
        for (Rdd<T> parent : parents) {
            dependencies.add(new RangeDependency<>(parent, 0, start, parent.numPartitions()));
            start += parent.numPartitions();
        }
        return dependencies;
    }

    @Override
    protected List<Partition> computePartitions() {
        List<Partition> parts = new ArrayList<>();
        for (int i = 0; i < dependencies().size(); i++) {
            for (Partition partition : parent(i).partitions()) {
                parts.add(new Part(parts.size(), i, partition));
            }
        }
        return parts;
    }

    @Override
    public Iterator<T> compute(Partition partition, TaskContext task) {
        Part part = (Part) partition;
        return this.<T>parent(part.parent()).iterator(part.of(), task);
    }
}
