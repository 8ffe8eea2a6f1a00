package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.BlockList;
import io.feldspar.rdd.BlockMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps a map output by reference, a list of elements for each reduce partition.
public final class MemoryMapOutput<B> implements MapOutputWriter<B> {

    private final List<?>[] partitions;
    private final EmittedSizes<B> sizes;
    private final Consumer<List<?>[]> readable;
    private Supplier<? extends List<B>> lists = ArrayList::new;
    private boolean committed;

    /// @param measure null where elements are counted
    /// @param readable takes the lists when they are committed; null for an empty one
    public MemoryMapOutput(
            int numPartitions, @Nullable BlockMeasure<B> measure, Consumer<List<?>[]> readable) {
        this.partitions = new List<?>[numPartitions];
        this.sizes = new EmittedSizes<>(numPartitions, measure);
        this.readable = readable;
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
        sizes.add(reducePartition, element);
    }

    @Override
    public Sizes commit() {
        committed = true;
        readable.accept(partitions);
        return sizes.sizes();
    }

    @Override
    public void close() {
        if (committed) {
            return;
        }
        for (List<?> partition : partitions) {
            if (partition instanceof BlockList<?> list) {
                list.free();
            }
        }
    }
}
