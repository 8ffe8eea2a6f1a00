package io.feldspar.rdd;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Partition i is a function of the partitions i of two parents.
final class ZippedPartitionsRdd<T, U, R> extends Rdd<R> {

    private static final long serialVersionUID = 1L;

    private final Rdd<T> left;
    private final Rdd<U> right;
    private final ZipFunction<T, U, R> function;
    private final boolean keepsPartitioning;

    ZippedPartitionsRdd(
            Rdd<T> left, Rdd<U> right, ZipFunction<T, U, R> function, boolean keepsPartitioning) {
        super(
                left.context(),
                List.of(new OneToOneDependency<>(left), new OneToOneDependency<>(right)));
        if (left.numPartitions() != right.numPartitions()) {
            throw new IllegalArgumentException(
                    "only RDDs with equal numbers of partitions can be zipped but got %d and %d"
                            .formatted(left.numPartitions(), right.numPartitions()));
        }
        this.left = left;
        this.right = right;
        this.function = function;
        this.keepsPartitioning = keepsPartitioning;
    }

    /// From the rows of two partitions to other rows.
    @FunctionalInterface
    interface ZipFunction<T, U, R> extends Serializable {
        Iterator<R> apply(Iterator<T> left, Iterator<U> right);
    }

    private record Part(int index, Partition left, Partition right) implements Partition {}

    @Override
    protected List<Partition> computePartitions() {
        List<Partition> parts = new ArrayList<>();
        for (int i = 0; i < left.numPartitions(); i++) {
            parts.add(new Part(i, left.partitions().get(i), right.partitions().get(i)));
        }
        return parts;
    }

    @Override
    public Iterator<R> compute(Partition partition, TaskContext task) {
        Part part = (Part) partition;
        return function.apply(left.iterator(part.left(), task), right.iterator(part.right(), task));
    }

    @Override
    public List<String> preferredLocations(Partition partition) {
        Part part = (Part) partition;
        List<String> both = new ArrayList<>(left.preferredLocations(part.left()));
        List<String> ofRight = right.preferredLocations(part.right());
        both.retainAll(ofRight);
        return both.isEmpty() ? left.preferredLocations(part.left()) : both;
    }

    @Override
    public @Nullable Partitioner partitioner() {
        return keepsPartitioning ? left.partitioner() : null;
    }

    @Override
    protected boolean orderSensitive() {
        return true;
    }
}
