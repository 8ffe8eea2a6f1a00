package io.feldspar.rdd.execution;

import io.feldspar.rdd.BlockMeasure;
import io.feldspar.rdd.MapSide;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskFunction;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// What the tasks of a stage compute, all of them the same; they differ by their partitions.
public sealed interface StageWork extends Serializable {

    /// The RDD of whose partitions each task computes one.
    Rdd<?> rdd();

    /// Tasks that write for a shuffle.
    ///
    /// @param shuffle what readers know of it; the other components are what they do not
    record MapWork<T, B>(
            @SuppressWarnings("serial") Rdd<T> rdd,
            ShuffleDependency<T, B> shuffle,
            MapSide<T, B> mapSide,
            @Nullable BlockMeasure<B> measure)
            implements StageWork {

        public static <T, B> MapWork<T, B> of(ShuffleDependency<T, B> shuffle) {
            return new MapWork<>(shuffle.parent(), shuffle, shuffle.mapSide(), shuffle.measure());
        }
    }

    /// Tasks that make a job's results.
    record ResultWork(Rdd<?> rdd, TaskFunction<?, ?> function) implements StageWork {}
}
