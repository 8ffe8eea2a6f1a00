package io.feldspar.sql.catalog.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a directory holds by name, in any case of letters. Looked at again when the directory has
/// changed. Thread-safe.
final class Names<T> {

    /// The clock of a file system ticks so slowly that a later change may have the same time.
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private record Listing<T>(long modified, Map<String, T> entries) {}

    private final Path directory;
    private final Function<Path, Map<String, T>> reader;
    private volatile @Nullable Listing<T> known;
    private long uncertain;

    /// @param reader lists the directory, which is there
    Names(Path directory, Function<Path, Map<String, T>> reader) {
        this.directory = directory;
        this.reader = reader;
    }

    Path directory() {
        return directory;
    }

    /// Nothing where there is no directory.
    Map<String, T> entries() throws IOException {
        long modified = modified();
        if (modified == 0) {
            return Map.of();
        }
        Listing<T> cached = known;
        if (cached != null && cached.modified == modified) {
            return cached.entries;
        }
        Map<String, T> entries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        entries.putAll(reader.apply(directory));
        known = recent(modified) ? null : new Listing<>(modified, entries);
        return entries;
    }

    @Nullable T find(String name) throws IOException {
        return entries().get(name);
    }

    /// Changes whenever the entries may have changed.
    synchronized long version() throws IOException {
        long modified = modified();
        if (recent(modified)) {
            uncertain++;
        }
        return modified + uncertain;
    }

    private static boolean recent(long modified) {
        long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        return Math.abs(now - modified) < TICK_NANOS;
    }

    private long modified() throws IOException {
        try {
            FileTime time = Files.getLastModifiedTime(directory);
            return time.to(TimeUnit.NANOSECONDS);
        } catch (NoSuchFileException _) {
            return 0;
        }
    }
}
