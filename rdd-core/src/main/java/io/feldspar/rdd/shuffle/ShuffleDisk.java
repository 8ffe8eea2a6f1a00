package io.feldspar.rdd.shuffle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How much memory the map outputs of an executor may take, and where those go that find none.
/// Any thread may use it.
///
/// Directories are used in turn. One that fails is used again only when all others have failed as
/// often.
public final class ShuffleDisk {

    private static final Logger LOG = LoggerFactory.getLogger(ShuffleDisk.class);

    /// Several processes may write to one directory.
    private static final String FILES = "shuffle-%d-".formatted(ProcessHandle.current().pid());

    private final long memory;
    private final List<Path> directories;
    private final DiskError error;
    private final boolean served;
    private final AtomicLong reserved = new AtomicLong();
    private final AtomicInteger files = new AtomicInteger();
    private final ConcurrentHashMap<Path, Integer> failures = new ConcurrentHashMap<>();

    /// The error of a task whose output no directory takes.
    @FunctionalInterface
    public interface DiskError {
        RuntimeException of(Path directory, IOException failure);
    }

    /// @param memory bytes of outputs that stay in memory
    /// @param directories at least one, made with the first file in them
    public ShuffleDisk(long memory, List<Path> directories) {
        this(
                memory,
                directories,
                (directory, failure) ->
                        new UncheckedIOException(
                                "a map output cannot be written to %s: %s"
                                        .formatted(directory, failure),
                                failure));
    }

    /// @param error where no directory takes an output
    public ShuffleDisk(long memory, List<Path> directories, DiskError error) {
        this(memory, directories, error, false);
    }

    private ShuffleDisk(long memory, List<Path> directories, DiskError error, boolean served) {
        if (directories.isEmpty()) {
            throw new IllegalArgumentException("map outputs need at least one directory");
        }
        this.memory = memory;
        this.error = error;
        this.served = served;
        this.directories = List.copyOf(directories);
    }

    /// Keeps all outputs in memory.
    public static ShuffleDisk unused() {
        return new ShuffleDisk(Long.MAX_VALUE, List.of(Path.of("")));
    }

    /// The same for outputs that a service of the host serves when this process has ended: all of
    /// them are files, which it finds by their names.
    public ShuffleDisk served() {
        return new ShuffleDisk(memory, directories, error, true);
    }

    /// Whether outputs outlive this process.
    public boolean isServed() {
        return served;
    }

    /// Gives an output that is complete its name where others look for it.
    public MapOutputFile publish(MapOutputFile file, ShuffleStore.OutputName name) {
        if (!served) {
            return file;
        }
        Path directory = Objects.requireNonNull(file.path().getParent());
        try {
            return file.moveTo(directory.resolve(name.relativePath()));
        } catch (IOException e) {
            delete(file.path());
            throw error.of(directory, e);
        }
    }

    /// Deletes all outputs of a shuffle, those of processes that have ended too.
    public void forget(int shuffleId) {
        if (served) {
            directories.forEach(each -> deleteAll(each.resolve(Integer.toString(shuffleId))));
        }
    }

    private static void deleteAll(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(ShuffleDisk::delete);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be listed: {}", directory, e.toString());
        }
        delete(directory);
    }

    /// Reserves memory; false, without any change, where there is not so much.
    public boolean reserve(long bytes) {
        long now = reserved.addAndGet(bytes);
        if (now > memory) {
            reserved.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    public void release(long bytes) {
        reserved.addAndGet(-bytes);
    }

    /// The bytes that are reserved.
    public long reserved() {
        return reserved.get();
    }

    /// Writes a new file.
    @FunctionalInterface
    public interface Writing<T> {
        T write(Path file) throws IOException;
    }

    /// Writes a file in the directory whose turn it is, or in another where that one fails.
    ///
    /// @param writing may be called again, for another file
    /// @throws RuntimeException the [DiskError] where no directory takes the file
    public <T> T write(Writing<T> writing) {
        int number = files.getAndIncrement();
        List<Path> order = new ArrayList<>();
        for (int i = 0; i < directories.size(); i++) {
            order.add(directories.get((number + i) % directories.size()));
        }
        order.sort(Comparator.comparing(each -> failures.getOrDefault(each, 0)));
        IOException failure = new IOException("map outputs have no directory");
        for (Path directory : order) {
            Path file = directory.resolve(FILES + number + ".data");
            try {
                Files.createDirectories(directory);
                return writing.write(file);
            } catch (IOException e) {
                LOG.warn("{} cannot store a map output: {}", directory, e.toString());
                failures.merge(directory, 1, Integer::sum);
                failure = e;
                delete(file);
            }
        }
        throw error.of(order.getLast(), failure);
    }

    /// Deletes a file of a map output.
    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file, e.toString());
        }
    }
}
