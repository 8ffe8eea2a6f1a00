package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.BlockList;
import io.feldspar.rdd.BlockMeasure;
import io.feldspar.rdd.BlockSink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gathers what one map task emits, by reduce partition, and counts its rows and bytes.
public final class BlockBuffer<B> implements BlockSink<B> {

    private final List<?>[] partitions;
    private final long[] rows;
    private final long[] bytes;
    private final @Nullable BlockMeasure<B> measure;
    private Supplier<? extends List<B>> lists = ArrayList::new;

    public BlockBuffer(int numPartitions, @Nullable BlockMeasure<B> measure) {
        this.partitions = new List<?>[numPartitions];
        this.rows = new long[numPartitions];
        this.bytes = new long[numPartitions];
        this.measure = measure;
    }

    @Override
    public void keepIn(Supplier<? extends BlockList<B>> makes) {
        lists = makes;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void emit(int reducePartition, B element) {
        List<B> partition = (List<B>) partitions[reducePartition];
        if (partition == null) {
            partition = lists.get();
            partitions[reducePartition] = partition;
        }
        partition.add(element);
        rows[reducePartition] += measure == null ? 1 : measure.rows(element);
        bytes[reducePartition] += measure == null ? 1 : measure.bytes(element);
    }

    /// Gives up what was emitted, which nobody is going to read from here.
    public void free() {
        for (List<?> partition : partitions) {
            if (partition instanceof BlockList<?> list) {
                list.free();
            }
        }
    }

    /// The elements per reduce partition; null where there is none.
    public List<?>[] partitions() {
        return partitions;
    }

    public long[] rows() {
        return rows;
    }

    public long[] bytes() {
        return bytes;
    }
}
