package io.feldspar.executor.spill;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a process spills: one or several directories, used in turn. Where one is full or fails,
/// what follows goes to another. Thread-safe.
///
/// Nothing is created before the first spill. Where the operating system allows it a file loses its
/// name as soon as it is open, so that its space is free again when it is closed and when the
/// process ends in whatever way.
public final class SpillDirectories implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SpillDirectories.class);

    private final List<Path> directories;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Path, Integer> failures = new ConcurrentHashMap<>();
    private final Set<SpillFile> open = ConcurrentHashMap.newKeySet();

    /// @param directories at least one; created with the first file in them
    public SpillDirectories(List<Path> directories) {
        if (directories.isEmpty()) {
            throw new IllegalArgumentException("at least one directory is needed to spill to");
        }
        this.directories = List.copyOf(directories);
    }

    /// The directories of a list as a setting has it, separated as paths are on this system.
    public static SpillDirectories parse(String text) {
        return new SpillDirectories(
                Arrays.stream(text.split(File.pathSeparator))
                        .map(String::trim)
                        .filter(each -> !each.isEmpty())
                        .map(Path::of)
                        .toList());
    }

    /// The directory for temporary files of this system.
    public static SpillDirectories ofSystem() {
        return new SpillDirectories(List.of(Path.of(System.getProperty("java.io.tmpdir"))));
    }

    /// The directories, which need not exist.
    public List<Path> directories() {
        return directories;
    }

    /// A new, empty file, in the directory whose turn it is, or in another where that one fails.
    ///
    /// @param spilled is told the bytes that are written
    /// @throws FeldsparException with DISK_FULL or IO_ERROR
    public SpillFile create(LongConsumer spilled) {
        Set<Path> tried = new HashSet<>();
        SpillFile file = new SpillFile(extent(tried, null), tried, this, spilled, open::remove);
        open.add(file);
        return file;
    }

    /// Begins a file, or what follows of one whose directory takes no more.
    ///
    /// @param tried the directories that failed, and then the new one too
    /// @param failure of the last of them; null for a new file
    Extent extent(Set<Path> tried, @Nullable IOException failure) {
        IOException last = failure;
        int turn = next.getAndIncrement();
        List<Path> order = new ArrayList<>();
        for (int i = 0; i < directories.size(); i++) {
            order.add(directories.get(Math.floorMod(turn + i, directories.size())));
        }
        order.sort(Comparator.comparing(each -> failures.getOrDefault(each, 0)));
        Path failed = order.getFirst();
        for (Path directory : order) {
            if (tried.add(directory)) {
                try {
                    Files.createDirectories(directory);
                    return Extent.open(
                            directory, Files.createTempFile(directory, "feldspar-", ".spill"));
                } catch (IOException e) {
                    failed(directory, e);
                    last = e;
                    failed = directory;
                }
            }
        }
        throw SpillFile.failed(failed, Objects.requireNonNull(last));
    }

    /// A directory that failed is used again only when all others have failed as often.
    void failed(Path directory, IOException e) {
        LOG.warn("Spill directory '{}' is not used: {}", directory, e.toString());
        failures.merge(directory, 1, Integer::sum);
    }

    /// The error where a directory takes no more.
    ///
    /// @param what cannot be done
    public static FeldsparException error(String what, Path path, IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("No space left") || message.contains("quota")) {
            return new FeldsparException(
                    ErrorCode.DISK_FULL,
                    "%s to '%s': the disk is full".formatted(what, path),
                    "Make space, or set feldspar.tempDirectory to a directory with more.",
                    e);
        }
        return new FeldsparException(
                ErrorCode.IO_ERROR, "%s to '%s': %s".formatted(what, path, e), e);
    }

    /// How many files are open.
    public int openFiles() {
        return open.size();
    }

    /// Deletes the files that are still open.
    @Override
    public void close() {
        open.forEach(SpillFile::close);
    }
}
