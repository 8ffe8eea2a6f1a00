package io.feldspar.rdd.local;

import io.feldspar.rdd.BlockMeasure;
import io.feldspar.rdd.BlockSerializer;
import io.feldspar.rdd.shuffle.CheckedChunks;
import io.feldspar.rdd.shuffle.EmittedSizes;
import io.feldspar.rdd.shuffle.EncodedBlock;
import io.feldspar.rdd.shuffle.MapOutputFile;
import io.feldspar.rdd.shuffle.MapOutputWriter;
import io.feldspar.rdd.shuffle.ShuffleDisk;
import io.feldspar.rdd.shuffle.ShuffleStore.OutputName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Keeps a map output as the bytes that would leave the process, written as elements come: in
/// memory where there is enough, else in a file.
///
/// ```text
/// elements ── a buffer for each partition ─────────────────── blocks in memory
///                    │ no memory left
///                    ▼
///             run, run, … (each a [MapOutputFile]) ── merged ── one [MapOutputFile]
/// ```
final class PackedMapOutput<B> implements MapOutputWriter<B> {

    /// Memory is reserved in steps of this size.
    private static final long STEP = 1 << 20;

    /// What is buffered before a run is written, whether there is memory for it or not.
    private static final long LEAST_RUN = 4 << 20;

    private final OutputName name;
    private final List<PackedBlock.@Nullable Writer<B>> writers;
    private final EmittedSizes<B> sizes;
    private final @Nullable BlockSerializer<B> serializer;
    private final ShuffleDisk disk;
    private final BiConsumer<List<?>[], Runnable> readable;
    private final List<MapOutputFile> runs = new ArrayList<>();
    private long buffered;
    private long reserved;

    /// So much is buffered before memory is looked for again.
    private long enough;

    /// @param name of the output
    /// @param serializer null for Java serialization
    /// @param measure null where elements are counted
    /// @param readable takes the blocks when they are committed, null for an empty one, and what
    ///     frees them
    PackedMapOutput(
            OutputName name,
            @Nullable BlockSerializer<B> serializer,
            @Nullable BlockMeasure<B> measure,
            ShuffleDisk disk,
            BiConsumer<List<?>[], Runnable> readable) {
        int numPartitions = name.partitions();
        this.name = name;
        this.writers = new ArrayList<>(numPartitions);
        for (int i = 0; i < numPartitions; i++) {
            writers.add(null);
        }
        this.sizes = new EmittedSizes<>(numPartitions, measure);
        this.serializer = serializer;
        this.disk = disk;
        this.readable = readable;
    }

    @Override
    public void emit(int reducePartition, B element) {
        PackedBlock.Writer<B> writer = writers.get(reducePartition);
        if (writer == null) {
            writer = new PackedBlock.Writer<>(serializer);
            writers.set(reducePartition, writer);
        }
        int before = writer.bytes();
        writer.add(element);
        sizes.add(reducePartition, element);
        buffered += writer.bytes() - before;
        if (buffered > enough) {
            reserve();
        }
    }

    private void reserve() {
        while (buffered > reserved) {
            if (!disk.reserve(STEP)) {
                enough = LEAST_RUN;
                if (buffered > LEAST_RUN) {
                    runs.add(writeBuffers());
                }
                return;
            }
            reserved += STEP;
        }
        enough = reserved;
    }

    /// Writes what is buffered to a file of its own.
    private MapOutputFile writeBuffers() {
        List<@Nullable EncodedBlock> blocks = take();
        MapOutputFile run = disk.write(path -> write(path, blocks));
        release();
        return run;
    }

    private MapOutputFile write(Path path, List<@Nullable EncodedBlock> blocks) throws IOException {
        try (MapOutputFile.Writer file = new MapOutputFile.Writer(path, name)) {
            for (EncodedBlock block : blocks) {
                if (block != null) {
                    file.write(block.bytes(), 0, block.bytes().length);
                }
                file.endPartition(block == null ? 0 : block.elements());
            }
            return file.finish();
        }
    }

    private List<@Nullable EncodedBlock> take() {
        List<@Nullable EncodedBlock> blocks = new ArrayList<>();
        for (PackedBlock.Writer<B> writer : writers) {
            blocks.add(writer == null ? null : writer.take());
        }
        buffered = 0;
        return blocks;
    }

    private void release() {
        disk.release(reserved);
        reserved = 0;
        enough = 0;
    }

    @Override
    public Sizes commit() {
        if (runs.isEmpty()) {
            commitBuffers();
        } else {
            if (buffered > 0 || writers.stream().anyMatch(each -> each != null && !each.empty())) {
                runs.add(writeBuffers());
            }
            commitFile(runs.size() == 1 ? runs.removeFirst() : disk.write(this::merge));
        }
        return sizes.sizes();
    }

    private void commitBuffers() {
        List<@Nullable EncodedBlock> taken = take();
        long bytes = 0;
        for (EncodedBlock block : taken) {
            bytes += block == null ? 0 : block.bytes().length;
        }
        if (disk.isServed() || (bytes > reserved && !disk.reserve(bytes - reserved))) {
            commitFile(disk.write(path -> write(path, taken)));
            return;
        }
        disk.release(Math.max(0, reserved - bytes));
        reserved = 0;
        List<?>[] blocks = new List<?>[taken.size()];
        for (int p = 0; p < blocks.length; p++) {
            EncodedBlock block = taken.get(p);
            blocks[p] = block == null ? null : new PackedBlock<>(block, serializer);
        }
        long held = bytes;
        readable.accept(blocks, () -> disk.release(held));
    }

    private void commitFile(MapOutputFile written) {
        MapOutputFile file = disk.publish(written, name);
        List<?>[] blocks = new List<?>[writers.size()];
        for (int p = 0; p < blocks.length; p++) {
            blocks[p] = file.elements(p) == 0 ? null : new PackedBlock<>(file.block(p), serializer);
        }
        readable.accept(blocks, () -> ShuffleDisk.delete(file.path()));
    }

    private MapOutputFile merge(Path path) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (MapOutputFile.Writer file = new MapOutputFile.Writer(path, name)) {
            for (int p = 0; p < writers.size(); p++) {
                int elements = 0;
                for (MapOutputFile run : runs) {
                    CheckedChunks bytes = new CheckedChunks(run.block(p));
                    for (int n = bytes.read(buffer, 0, buffer.length);
                            n >= 0;
                            n = bytes.read(buffer, 0, buffer.length)) {
                        file.write(buffer, 0, n);
                    }
                    elements += run.elements(p);
                }
                file.endPartition(elements);
            }
            return file.finish();
        }
    }

    /// Gives up what was not committed, and the runs that were merged.
    @Override
    public void close() {
        writers.clear();
        release();
        runs.forEach(run -> ShuffleDisk.delete(run.path()));
    }
}
