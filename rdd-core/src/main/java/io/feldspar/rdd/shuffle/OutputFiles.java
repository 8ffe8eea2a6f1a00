package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.shuffle.ShuffleStore.OutputName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The map outputs in directories of an application, by whatever processes they were written. It
/// remembers the indexes of those that were read last. Any thread may use it.
public final class OutputFiles implements EncodedBlocks {

    private static final Logger LOG = LoggerFactory.getLogger(OutputFiles.class);

    private static final int INDEXES = 2048;

    private final List<Path> directories;
    private final Map<Path, MapOutputFile> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Path, MapOutputFile> eldest) {
                    return size() > INDEXES;
                }
            };

    public OutputFiles(List<Path> directories) {
        this.directories = List.copyOf(directories);
    }

    @Override
    public boolean waits(BlockName block) {
        return true;
    }

    @Override
    public @Nullable ServedBlock find(BlockName block) {
        if (!(block instanceof ShuffleBlockId(int shuffle, long attempt, int partition))) {
            return null;
        }
        MapOutputFile file = find(shuffle, attempt);
        return file == null || partition < 0 || partition >= file.partitions()
                ? null
                : file.block(partition);
    }

    private @Nullable MapOutputFile find(int shuffleId, long taskAttemptId) {
        Path name = OutputName.path(shuffleId, taskAttemptId);
        synchronized (known) {
            MapOutputFile file = known.get(name);
            if (file != null && Files.exists(file.path())) {
                return file;
            }
            known.remove(name);
        }
        for (Path directory : directories) {
            try {
                MapOutputFile file =
                        MapOutputFile.open(directory.resolve(name), shuffleId, taskAttemptId);
                synchronized (known) {
                    known.put(name, file);
                }
                return file;
            } catch (NoSuchFileException _) {
                continue;
            } catch (IOException e) {
                LOG.warn("a map output is lost: {}", e.toString());
            }
        }
        return null;
    }
}
