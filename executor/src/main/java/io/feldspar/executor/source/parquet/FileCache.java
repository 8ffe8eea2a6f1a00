package io.feldspar.executor.source.parquet;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The files that this process opened lately, with their footers and statistics, as long as
/// their size and time of modification stay the same. Thread-safe.
final class FileCache {

    static final FileCache INSTANCE = new FileCache(4096);

    /// What tells one state of a file from another.
    record Stamp(long size, long modifiedNanos) {

        static Stamp of(Path path) {
            try {
                BasicFileAttributes attributes =
                        Files.readAttributes(path, BasicFileAttributes.class);
                if (!attributes.isRegularFile()) {
                    throw new FeldsparException(
                            ErrorCode.INVALID_PARAMETER, "'" + path + "' is not a file");
                }
                return new Stamp(
                        attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
            } catch (NoSuchFileException e) {
                throw new FeldsparException(
                        ErrorCode.FILE_NOT_FOUND, "File '" + path + "' does not exist", e);
            } catch (IOException e) {
                throw new FeldsparException(
                        ErrorCode.IO_ERROR, "File '" + path + "' cannot be read: " + e, e);
            }
        }
    }

    private record Cached(Stamp stamp, ParquetFile file) {}

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
    ParquetFile open(Path path, Stamp stamp) {
        Path key = path.toAbsolutePath();
        Cached known = find(key);
        if (known != null && known.stamp.equals(stamp)) {
            return known.file;
        }
        ParquetFile file = ParquetFile.open(MappedFile.open(path));
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
