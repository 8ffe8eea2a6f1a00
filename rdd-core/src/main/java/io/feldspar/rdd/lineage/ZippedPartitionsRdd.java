package io.feldspar.rdd.lineage;

import io.feldspar.rdd.OneToOneDependency;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Partitioner;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Partition i is a function of the partitions i of two parents.
public final class ZippedPartitionsRdd<T, U, R> extends Rdd<R> {

    private static final long serialVersionUID = 1L;

    private final ZipFunction<T, U, R> function;
    private final @Nullable Partitioner partitioner;

    public ZippedPartitionsRdd(
            Rdd<T> left,
            Rdd<U> right,
            ZipFunction<T, U, R> function,
            boolean preservesPartitioning) {
        super(
                left.context(),
                List.of(new OneToOneDependency<>(left), new OneToOneDependency<>(right)));
        if (left.numPartitions() != right.numPartitions()) {
            throw new IllegalArgumentException(
                    "only RDDs with equal numbers of partitions can be zipped but got %d and %d"
                            .formatted(left.numPartitions(), right.numPartitions()));
        }
        this.function = function;
        this.partitioner = preservesPartitioning ? left.partitioner() : null;
    }

    /// From the rows of two partitions to other rows.
    @FunctionalInterface
    public interface ZipFunction<T, U, R> extends Serializable {
        Iterator<R> apply(Iterator<T> left, Iterator<U> right);
    }

    private record Part(int index, Partition left, Partition right) implements Partition {}

    @Override
    protected List<Partition> computePartitions() {
        List<Partition> parts = new ArrayList<>();
        for (int i = 0; i < parent(0).numPartitions(); i++) {
            parts.add(new Part(i, parent(0).partitions().get(i), parent(1).partitions().get(i)));
        }
        return parts;
    }

    @Override
    public Iterator<R> compute(Partition partition, TaskContext task) {
        Part part = (Part) partition;
        return function.apply(
                this.<T>parent(0).iterator(part.left(), task),
                this.<U>parent(1).iterator(part.right(), task));
    }

    @Override
    public List<String> preferredLocations(Partition partition) {
        Part part = (Part) partition;
        List<String> both = new ArrayList<>(parent(0).locations(part.left()));
        List<String> ofRight = parent(1).locations(part.right());
        both.retainAll(ofRight);
        return both.isEmpty() ? parent(0).locations(part.left()) : both;
    }

    @Override
    public @Nullable Partitioner partitioner() {
        return partitioner;
    }

    @Override
    protected boolean orderSensitive() {
        return true;
    }
}
