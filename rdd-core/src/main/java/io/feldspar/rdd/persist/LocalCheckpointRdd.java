package io.feldspar.rdd.persist;

import io.feldspar.rdd.CheckpointLostException;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import java.util.Iterator;
import java.util.List;

/// Replaces the lineage of a locally checkpointed RDD: its rows are stored on the executors only,
/// so that computing one of its partitions means that it was lost.
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

    /// Whether the RDD's lineage was cut by a local checkpoint.
    static boolean isRestoredFrom(Rdd<?> rdd) {
        return rdd.isCheckpointed()
                && rdd.dependencies().getFirst().parent() instanceof LocalCheckpointRdd;
    }

    @Override
    protected List<Partition> computePartitions() {
        return Partition.numbered(count);
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
