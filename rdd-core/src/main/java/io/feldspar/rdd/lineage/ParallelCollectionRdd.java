package io.feldspar.rdd.lineage;

import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// A list of the driver, cut into slices of nearly equal length.
public final class ParallelCollectionRdd<T> extends Rdd<T> {

    private static final long serialVersionUID = 1L;

    private final transient List<T> elements;
    private final int slices;

    public ParallelCollectionRdd(FeldsparContext context, List<T> elements, int slices) {
        super(context, List.of());
        if (slices < 1) {
            throw new IllegalArgumentException("slices must be >= 1 but got " + slices);
        }
        this.elements = new ArrayList<>(elements);
        this.slices = slices;
    }

    private record Slice<T>(int index, @SuppressWarnings("serial") List<T> rows)
            implements Partition {}

    @Override
    protected List<Partition> computePartitions() {
        List<Partition> partitions = new ArrayList<>(slices);
        long size = elements.size();
        for (int i = 0; i < slices; i++) {
            int from = (int) (i * size / slices);
            int to = (int) ((i + 1) * size / slices);
            partitions.add(new Slice<>(i, new ArrayList<>(elements.subList(from, to))));
        }
        return partitions;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Iterator<T> compute(Partition partition, TaskContext task) {
        return ((Slice<T>) partition).rows().iterator();
    }
}
