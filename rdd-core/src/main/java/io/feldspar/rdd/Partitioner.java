package io.feldspar.rdd;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Says which partition a key belongs to.
///
/// Two partitioners that are equal put equal keys into the same partitions; RDDs that share one are
/// joined without a shuffle, so implementations define `equals` and `hashCode`.
public abstract class Partitioner implements Serializable {

    private static final long serialVersionUID = 1L;

    public abstract int numPartitions();

    /// @return between 0 and `numPartitions() - 1`, the same for equal keys
    public abstract int partition(@Nullable Object key);

    /// The partitioner for a shuffle over these RDDs: the one that an RDD has already, where it has
    /// enough partitions (at least a tenth of the largest RDD's), else a new [HashPartitioner] with
    /// as many partitions as the largest RDD has.
    static Partitioner of(Rdd<?> first, Rdd<?>... others) {
        int most = first.numPartitions();
        Partitioner best = first.partitioner();
        for (Rdd<?> other : others) {
            most = Math.max(most, other.numPartitions());
            Partitioner its = other.partitioner();
            if (its != null && (best == null || its.numPartitions() > best.numPartitions())) {
                best = its;
            }
        }
        boolean enough = best != null && 10L * best.numPartitions() >= most;
        return best != null && enough ? best : new HashPartitioner(Math.max(1, most));
    }
}
