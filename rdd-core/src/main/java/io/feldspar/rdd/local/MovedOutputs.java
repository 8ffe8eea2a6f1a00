package io.feldspar.rdd.local;

import io.feldspar.rdd.shuffle.BlockBytes;
import io.feldspar.rdd.shuffle.MapOutputFile;
import io.feldspar.rdd.shuffle.ShuffleDisk;
import io.feldspar.rdd.shuffle.ShuffleStore;
import io.feldspar.rdd.shuffle.ShuffleStore.OutputName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes map outputs over from executors that will end. They are files here, whatever they were
/// there.
final class MovedOutputs {

    private static final Logger LOG = LoggerFactory.getLogger(MovedOutputs.class);

    private MovedOutputs() {}

    /// @param partition opens the bytes of a reduce partition
    static boolean take(
            ShuffleStore store, OutputName output, IntFunction<? extends BlockBytes> partition) {
        MapOutputFile file;
        try {
            file =
                    store.disk()
                            .publish(
                                    store.disk().write(path -> copy(path, output, partition)),
                                    output);
        } catch (RuntimeException e) {
            LOG.warn("{} is not taken over: {}", output, e.toString());
            return false;
        }
        List<?>[] blocks = new List<?>[output.partitions()];
        for (int p = 0; p < blocks.length; p++) {
            blocks[p] = file.elements(p) == 0 ? null : PackedBlock.ofBytes(file.block(p));
        }
        store.put(
                output.shuffleId(),
                output.taskAttemptId(),
                blocks,
                () -> ShuffleDisk.delete(file.path()));
        return true;
    }

    private static MapOutputFile copy(
            Path path, OutputName output, IntFunction<? extends BlockBytes> partition)
            throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (MapOutputFile.Writer file = new MapOutputFile.Writer(path, output)) {
            for (int p = 0; p < output.partitions(); p++) {
                try (BlockBytes bytes = partition.apply(p)) {
                    int elements = bytes.elements();
                    for (int n = bytes.next(buffer); n >= 0; n = bytes.next(buffer)) {
                        file.write(buffer, 0, n);
                    }
                    file.endPartition(elements);
                }
            }
            return file.finish();
        } catch (UncheckedIOException e) {
            // The directory is not at fault, so no other one is tried.
            ShuffleDisk.delete(path);
            throw e;
        }
    }
}
