package io.feldspar.rdd;

import java.util.Iterator;
import java.util.List;

/// Stands where the lineage of a locally checkpointed RDD was cut: its rows are with the executors
/// and nowhere else, so that computing one of its partitions means that it was lost.
final class LocalCheckpointRdd<T> extends Rdd<T> {

    private static final long serialVersionUID = 1L;

    private final String of;
    private final int count;

    LocalCheckpointRdd(Rdd<T> of) {
        super(of.context(), List.of());
        this.of = of.toString();
        this.count = of.numPartitions();
        setName("local checkpoint");
    }

    @Override
    protected List<Partition> computePartitions() {
        return ShuffledRdd.parts(count);
    }

    @Override
    public Iterator<T> compute(Partition partition, TaskContext task) {
        throw new CheckpointLostException(
                ("the local checkpoint data of partition %d of %s was lost with the executor that"
                                + " cached it, or by unpersist; use checkpoint() where that must not"
                                + " happen")
                        .formatted(partition.index(), of));
    }
}
