package io.feldspar.rdd;

import java.io.Serializable;
import java.util.Iterator;

/// What a map task of a shuffle does: reads its partition and emits elements for reduce
/// partitions.
@FunctionalInterface
public interface MapSide<T, B> extends Serializable {

    /// Reads all rows and emits what belongs to each reduce partition, in the order in which the
    /// reduce side is to see it. Nothing is visible before this returns normally.
    void write(Iterator<T> rows, BlockSink<B> sink, TaskContext task) throws Exception;
}
