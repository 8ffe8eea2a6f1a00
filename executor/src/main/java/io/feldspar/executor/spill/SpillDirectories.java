package io.feldspar.executor.spill;

import io.feldspar.executor.error.FeldsparException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/// Where a process spills: one or several directories, used in turn. Thread-safe.
///
/// Nothing is created before the first spill. Where the operating system allows it a file loses its
/// name as soon as it is open, so that its space is free again when it is closed and when the
/// process ends in whatever way.
public final class SpillDirectories implements AutoCloseable {

    private final List<Path> directories;
    private final AtomicInteger next = new AtomicInteger();
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

    /// A new, empty file.
    ///
    /// @param spilled is told the bytes that are written
    /// @throws FeldsparException with DISK_FULL or IO_ERROR
    public SpillFile create(LongConsumer spilled) {
        Path directory = directories.get(Math.floorMod(next.getAndIncrement(), directories.size()));
        try {
            Files.createDirectories(directory);
            SpillFile file =
                    new SpillFile(
                            Files.createTempFile(directory, "feldspar-", ".spill"),
                            spilled,
                            open::remove);
            open.add(file);
            return file;
        } catch (IOException e) {
            throw SpillFile.failed(directory, e);
        }
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
