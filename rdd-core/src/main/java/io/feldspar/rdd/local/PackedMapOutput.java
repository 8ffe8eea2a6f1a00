package io.feldspar.rdd.local;

import io.feldspar.rdd.BlockMeasure;
import io.feldspar.rdd.BlockSerializer;
import io.feldspar.rdd.shuffle.EmittedSizes;
import io.feldspar.rdd.shuffle.MapOutputWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps a map output as the bytes that would leave the process, written as elements come.
final class PackedMapOutput<B> implements MapOutputWriter<B> {

    private final List<PackedBlock.@Nullable Writer<B>> writers;
    private final EmittedSizes<B> sizes;
    private final @Nullable BlockSerializer<B> serializer;
    private final Consumer<List<?>[]> readable;

    /// @param serializer null for Java serialization
    /// @param measure null where elements are counted
    /// @param readable takes the blocks when they are committed; null for an empty one
    PackedMapOutput(
            int numPartitions,
            @Nullable BlockSerializer<B> serializer,
            @Nullable BlockMeasure<B> measure,
            Consumer<List<?>[]> readable) {
        this.writers = new ArrayList<>(numPartitions);
        for (int i = 0; i < numPartitions; i++) {
            writers.add(null);
        }
        this.sizes = new EmittedSizes<>(numPartitions, measure);
        this.serializer = serializer;
        this.readable = readable;
    }

    @Override
    public void emit(int reducePartition, B element) {
        PackedBlock.Writer<B> writer = writers.get(reducePartition);
        if (writer == null) {
            writer = new PackedBlock.Writer<>(serializer);
            writers.set(reducePartition, writer);
        }
        writer.add(element);
        sizes.add(reducePartition, element);
    }

    @Override
    public Sizes commit() {
        List<?>[] blocks = new List<?>[writers.size()];
        for (int i = 0; i < blocks.length; i++) {
            PackedBlock.Writer<B> writer = writers.get(i);
            if (writer != null) {
                blocks[i] = writer.finish();
            }
        }
        readable.accept(blocks);
        return sizes.sizes();
    }

    @Override
    public void close() {
        writers.clear();
    }
}
