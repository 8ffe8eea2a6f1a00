package io.feldspar.executor.source.files;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The directories that statements may read from, or write to: all, or a list.
///
/// A path is checked twice: as it is written, before the file system is consulted, so that errors
/// do not reveal which files exist elsewhere, and again after resolving its symbolic links.
public final class FileAccess {

    /// Access to all files.
    public static final FileAccess ALL = new FileAccess(null);

    private static final String EVERYTHING = "*";

    /// Null for all.
    private final @Nullable List<Path> directories;

    private final List<Path> excepted;

    private FileAccess(@Nullable List<Path> directories) {
        this(directories, List.of());
    }

    private FileAccess(@Nullable List<Path> directories, List<Path> excepted) {
        this.directories = directories;
        this.excepted = excepted;
    }

    /// @param text `*` for all files, or a list of directories separated by commas
    /// @throws java.nio.file.InvalidPathException an `IllegalArgumentException`
    public static FileAccess parse(String text) {
        if (text.equals(EVERYTHING)) {
            return ALL;
        }
        return new FileAccess(
                Arrays.stream(text.split(",", -1))
                        .map(String::trim)
                        .filter(name -> !name.isEmpty())
                        .map(FileAccess::written)
                        .toList());
    }

    /// Whether it is access to all files.
    public boolean all() {
        return directories == null && excepted.isEmpty();
    }

    /// This access, extended by one directory.
    public FileAccess and(Path directory) {
        if (directories == null) {
            return this;
        }
        List<Path> all = new ArrayList<>(directories);
        all.add(written(directory.toString()));
        return new FileAccess(all, excepted);
    }

    /// This access, but not to one directory.
    public FileAccess except(Path directory) {
        List<Path> all = new ArrayList<>(excepted);
        all.add(written(directory.toString()));
        return new FileAccess(directories, all);
    }

    /// Checks a location as a statement names it, without looking at the file system.
    ///
    /// @param location a path or a pattern
    /// @throws FeldsparException with INSUFFICIENT_PRIVILEGE
    public void checkName(String location) {
        boolean outside =
                directories != null
                        && directories.stream().noneMatch(written(location)::startsWith);
        if (outside || excepted.stream().anyMatch(written(location)::startsWith)) {
            throw denied(location);
        }
    }

    /// Checks a path with its symbolic links resolved; the file need not exist.
    ///
    /// @throws FeldsparException with INSUFFICIENT_PRIVILEGE
    public void checkPath(Path path) {
        if (directories == null && excepted.isEmpty()) {
            return;
        }
        checkName(path.toString());
        Path real = real(path);
        boolean outside =
                directories != null
                        && directories.stream().map(FileAccess::real).noneMatch(real::startsWith);
        if (outside || excepted.stream().map(FileAccess::real).anyMatch(real::startsWith)) {
            throw denied(path.toString());
        }
    }

    private static Path written(String name) {
        return FilePaths.path(name).toAbsolutePath().normalize();
    }

    /// The path with the symbolic links of its longest existing prefix resolved.
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath();
        Path existing = absolute;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            Path real = existing.toRealPath();
            int held = existing.getNameCount();
            return held == absolute.getNameCount()
                    ? real
                    : real.resolve(absolute.subpath(held, absolute.getNameCount())).normalize();
        } catch (IOException e) {
            throw DataFile.cannotRead(existing, e);
        }
    }

    private static FeldsparException denied(String location) {
        return new FeldsparException(
                ErrorCode.INSUFFICIENT_PRIVILEGE,
                "Access to '%s' is not permitted".formatted(location),
                "Ask the administrator to list its directory in 'feldspar.files.readable', or"
                        + " in 'feldspar.files.writable' for writing.");
    }
}
