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

/// The directories whose files statements may read, or write: all, or those that are listed.
///
/// A path has to lie in one of them twice: as it is written, so that an error tells nothing of
/// files elsewhere, and with its symbolic links followed.
public final class FileAccess {

    /// To all files.
    public static final FileAccess ALL = new FileAccess(null);

    private static final String EVERYTHING = "*";

    private final @Nullable List<Path> directories;

    private FileAccess(@Nullable List<Path> directories) {
        this.directories = directories;
    }

    /// @param text `*` for all, or directories with commas between
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

    /// This, and what lies in a directory.
    public FileAccess and(Path directory) {
        if (directories == null) {
            return this;
        }
        List<Path> all = new ArrayList<>(directories);
        all.add(written(directory.toString()));
        return new FileAccess(all);
    }

    /// Checks what a statement names, before anything is looked up.
    ///
    /// @param location a path or a pattern
    /// @throws FeldsparException with INSUFFICIENT_PRIVILEGE
    public void checkName(String location) {
        if (directories != null && directories.stream().noneMatch(written(location)::startsWith)) {
            throw denied(location);
        }
    }

    /// Checks where a path leads, which need not exist.
    ///
    /// @throws FeldsparException with INSUFFICIENT_PRIVILEGE
    public void checkPath(Path path) {
        if (directories == null) {
            return;
        }
        checkName(path.toString());
        Path real = real(path);
        if (directories.stream().map(FileAccess::real).noneMatch(real::startsWith)) {
            throw denied(path.toString());
        }
    }

    private static Path written(String name) {
        return FilePaths.path(name).toAbsolutePath().normalize();
    }

    /// The path with the links of its longest part that exists followed.
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
                "Ask whoever runs the server to list its directory in 'feldspar.files.readable', or"
                        + " in 'feldspar.files.writable' for writing.");
    }
}
