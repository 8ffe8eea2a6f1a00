package io.feldspar.rdd;

import io.feldspar.rdd.function.SerializableBiFunction;
import java.util.Iterator;

/// An RDD whose partitions are to be worked on by tasks that run together: all of them start at
/// the same time, can wait for each other, and restart together when one fails.
///
/// As many slots as partitions are needed at once; where there are fewer, the job fails.
public final class RddBarrier<T> {

    private final Rdd<T> rdd;

    RddBarrier(Rdd<T> rdd) {
        this.rdd = rdd;
    }

    /// @param function takes the task, which knows the others, and the rows of its partition
    public <R> Rdd<R> mapPartitions(
            SerializableBiFunction<BarrierTask, ? super Iterator<T>, ? extends Iterator<R>>
                    function) {
        return rdd.context().internals().barrier(rdd, function);
    }
}
