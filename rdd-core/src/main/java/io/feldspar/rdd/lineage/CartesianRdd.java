package io.feldspar.rdd.lineage;

import io.feldspar.rdd.NarrowDependency;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.iterator.Iterators;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// Every row of the left with every row of the right; a partition for every pair of partitions.
public final class CartesianRdd<T, U> extends Rdd<Pair<T, U>> {

    private static final long serialVersionUID = 1L;

    public CartesianRdd(Rdd<T> left, Rdd<U> right) {
        super(
                left.context(),
                List.of(
                        new Side<>(left, right.numPartitions(), true),
                        new Side<>(right, right.numPartitions(), false)));
    }

    /// Partition i reads left partition i / n and right partition i % n, n being the right's
    /// number.
    private static final class Side<T> extends NarrowDependency<T> {

        private static final long serialVersionUID = 1L;

        private final int rightPartitions;
        private final boolean ofLeft;

        Side(Rdd<T> parent, int rightPartitions, boolean ofLeft) {
            super(parent);
            this.rightPartitions = rightPartitions;
            this.ofLeft = ofLeft;
        }

        @Override
        public int[] parents(int partition) {
            return new int[] {ofLeft ? partition / rightPartitions : partition % rightPartitions};
        }
    }

    private record Part(int index, Partition left, Partition right) implements Partition {}

    @Override
    protected List<Partition> computePartitions() {
        List<Partition> parts = new ArrayList<>();
        for (Partition ofLeft : parent(0).partitions()) {
            for (Partition ofRight : parent(1).partitions()) {
                parts.add(new Part(parts.size(), ofLeft, ofRight));
            }
        }
        return parts;
    }

    @Override
    public Iterator<Pair<T, U>> compute(Partition partition, TaskContext task) {
        Part part = (Part) partition;
        Rdd<U> right = parent(1);
        return Iterators.flatMap(
                this.<T>parent(0).iterator(part.left(), task),
                row ->
                        Iterators.map(
                                right.iterator(part.right(), task), other -> Pair.of(row, other)));
    }

    @Override
    public List<String> preferredLocations(Partition partition) {
        Part part = (Part) partition;
        return Stream.concat(
                        parent(0).locations(part.left()).stream(),
                        parent(1).locations(part.right()).stream())
                .distinct()
                .toList();
    }
}
