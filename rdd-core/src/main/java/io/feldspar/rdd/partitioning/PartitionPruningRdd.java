package io.feldspar.rdd.partitioning;

import io.feldspar.rdd.Partition;
import io.feldspar.rdd.RangeDependency;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// A run of the parent's partitions, the others left unread.
public final class PartitionPruningRdd<T> extends Rdd<T> {

    private static final long serialVersionUID = 1L;

    private final int first;
    private final int last;

    /// @param first the first partition that is kept
    /// @param last the last partition that is kept; before `first` for none
    public PartitionPruningRdd(Rdd<T> parent, int first, int last) {
        super(
                parent.context(),
                List.of(new RangeDependency<>(parent, first, 0, Math.max(0, last - first + 1))));
        this.first = first;
        this.last = last;
    }

    private record Part(int index, Partition of) implements Partition {}

    @Override
    protected List<Partition> computePartitions() {
        List<Partition> parts = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            parts.add(new Part(parts.size(), parent(0).partitions().get(i)));
        }
        return parts;
    }

    @Override
    public Iterator<T> compute(Partition partition, TaskContext task) {
        return this.<T>parent(0).iterator(((Part) partition).of(), task);
    }
}
