package io.feldspar.rdd;

import java.util.function.Supplier;

/// Takes what a map task emits. Used by one thread.
@FunctionalInterface
public interface BlockSink<B> {

    /// Appends an element to what the reduce partition will read from this map task.
    void emit(int reducePartition, B element);

    /// Makes the sink store the elements of each reduce partition in a list made by `lists`; called
    /// before the first element. A sink that stores nothing ignores it.
    default void keepIn(Supplier<? extends BlockList<B>> lists) {}
}
