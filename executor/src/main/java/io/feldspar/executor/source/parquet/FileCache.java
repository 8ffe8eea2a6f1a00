package io.feldspar.executor.source.parquet;

import io.feldspar.executor.source.files.FileStamp;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files that this process opened lately, with their footers and statistics, as long as
/// they stay the same. Thread-safe.
final class FileCache {

    static final FileCache INSTANCE = new FileCache(4096);

    private record Cached(FileStamp stamp, ParquetFile file) {}

    private final Map<Path, Cached> entries;

    private FileCache(int limit) {
        entries =
                new LinkedHashMap<>(64, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Path, Cached> eldest) {
                        return size() > limit;
                    }
                };
    }

    /// The file as it is now.
    ParquetFile open(Path path, FileStamp stamp) {
        Path key = path.toAbsolutePath();
        Cached known = find(key);
        if (known != null && known.stamp.equals(stamp)) {
            return known.file;
        }
        ParquetFile file = ParquetFile.open(MappedFile.open(path, stamp));
        synchronized (entries) {
            entries.put(key, new Cached(stamp, file));
        }
        return file;
    }

    private @Nullable Cached find(Path key) {
        synchronized (entries) {
            return entries.get(key);
        }
    }
}
