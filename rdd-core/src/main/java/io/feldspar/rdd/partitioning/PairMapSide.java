package io.feldspar.rdd.partitioning;

import io.feldspar.rdd.BlockSink;
import io.feldspar.rdd.MapSide;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.Partitioner;
import io.feldspar.rdd.TaskContext;
import java.util.Iterator;

/// The map side of a shuffle of pairs that moves each pair as it is.
final class PairMapSide<K, V> implements MapSide<Pair<K, V>, Pair<K, V>> {

    private static final long serialVersionUID = 1L;

    private final Partitioner partitioner;

    PairMapSide(Partitioner partitioner) {
        this.partitioner = partitioner;
    }

    @Override
    public void write(Iterator<Pair<K, V>> rows, BlockSink<Pair<K, V>> sink, TaskContext task) {
        while (rows.hasNext()) {
            Pair<K, V> row = rows.next();
            sink.emit(partitioner.partition(row.key()), row);
        }
    }
}
