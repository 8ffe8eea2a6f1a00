package io.feldspar.rdd;

/// Takes what a map task emits. Used by one thread.
@FunctionalInterface
public interface BlockSink<B> {

    /// Appends an element to what the reduce partition will read from this map task.
    void emit(int reducePartition, B element);
}
