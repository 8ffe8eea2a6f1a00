package io.feldspar.executor.source.files;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the files that locations denote.
///
/// ```text
/// data/a.csv                 the file
/// data/sales                 every file in the folder and the folders below it
/// data/*/part-?.csv          the files, and the folders' files, that match
/// data/{2023,2024}/**/*.csv  ** matches any number of folders
/// ```
/// Names that begin with `_` or `.` are skipped unless the location spells them out;
/// `_key=value` is a partition folder all the same. Notes and checksums in the same folder, such as
/// `README.md` and `part-0.parquet.crc`, are also skipped. A folder that a symbolic link
/// puts below itself is read once.
public final class FilePaths {

    private static final int MAX_FILES = 1_000_000;
    private static final Set<String> NOTES = Set.of(".crc", ".md", ".md5", ".sha1", ".sha256");
    private static final Set<String> CHECKSUMS = Set.of("md5sums", "sha1sums", "sha256sums");

    private final Set<Path> found = new LinkedHashSet<>();

    private final FileAccess access;

    private FilePaths(FileAccess access) {
        this.access = access;
    }

    /// @throws FeldsparException with FILE_NOT_FOUND if a location matches no file, and with
    ///     INSUFFICIENT_PRIVILEGE if `access` does not permit it
    public static List<Path> find(List<String> locations, FileAccess access) {
        if (locations.isEmpty()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER, "The location is empty", "Name a file or folder.");
        }
        FilePaths paths = new FilePaths(access);
        for (String location : locations) {
            int before = paths.found.size();
            String local = local(location);
            access.checkName(local);
            paths.addLocation(local);
            if (paths.found.size() == before && !paths.covers(local)) {
                throw nothing(location, local);
            }
        }
        return List.copyOf(paths.found);
    }

    /// A location within what an earlier one named adds nothing and is not an error.
    private boolean covers(String location) {
        Path path = GlobPattern.isGlob(location) ? null : path(location);
        return path != null && Files.isRegularFile(path) && found.contains(path);
    }

    private void addLocation(String location) {
        if (!GlobPattern.isGlob(location) || exists(location)) {
            Path path = path(location);
            if (Files.exists(path)) {
                addTree(path, new HashSet<>());
            }
            return;
        }
        for (Path match : GlobPattern.parse(location).matches()) {
            addTree(match, new HashSet<>());
        }
    }

    private static boolean exists(String location) {
        try {
            return Files.exists(Path.of(location));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private void addTree(Path path, Set<Path> above) {
        access.checkPath(path);
        if (!Files.isDirectory(path)) {
            if (found.size() >= MAX_FILES) {
                throw new FeldsparException(
                        ErrorCode.VALUE_TOO_LARGE,
                        "The location holds more than %d files".formatted(MAX_FILES),
                        "Name fewer folders.");
            }
            found.add(path);
            return;
        }
        Path real = real(path);
        if (!above.add(real)) {
            return;
        }
        for (Path child : children(path)) {
            String name = child.getFileName().toString();
            if (visible(name) && !(isNote(name) && Files.isRegularFile(child))) {
                addTree(child, above);
            }
        }
        above.remove(real);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw DataFile.cannotRead(path, e);
        }
    }

    /// What the folder holds, by name.
    static List<Path> children(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw DataFile.cannotRead(folder, e);
        }
    }

    static boolean visible(String name) {
        return !name.startsWith(".") && (!name.startsWith("_") || name.indexOf('=') > 0);
    }

    /// Whether a file of that name is about the data and holds none.
    static boolean isNote(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("readme")
                || lower.startsWith("license")
                || CHECKSUMS.contains(lower)
                || NOTES.stream().anyMatch(lower::endsWith);
    }

    /// The location without `file:`.
    private static String local(String location) {
        if (location.isBlank()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The location is empty",
                    "Name a file, a folder or a pattern.");
        }
        if (location.startsWith("file:///")) {
            return location.contains("%")
                    ? URI.create(location).getPath()
                    : location.substring("file://".length());
        }
        if (location.startsWith("file:/")) {
            return location.substring("file:".length());
        }
        int scheme = location.indexOf("://");
        if (scheme > 0) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "Location '%s' is not a local file: no file system is known for '%s'"
                            .formatted(location, location.substring(0, scheme)),
                    "Use a path or file:///….");
        }
        return location;
    }

    public static Path path(String location) {
        try {
            return Path.of(location);
        } catch (InvalidPathException e) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "Location '%s' is not a valid path: %s"
                            .formatted(location.replace("\0", "\\0"), e.getReason()),
                    e);
        }
    }

    private static FeldsparException nothing(String location, String local) {
        if (GlobPattern.isGlob(local)) {
            Path base = GlobPattern.parse(local).base();
            String advice =
                    Files.isDirectory(base)
                            ? "Folder '%s' exists, so look at the rest of the pattern."
                            : "Folder '%s' does not exist.";
            return new FeldsparException(
                    ErrorCode.FILE_NOT_FOUND,
                    "No file matches '%s'".formatted(location),
                    advice.formatted(base.toAbsolutePath().normalize()));
        }
        Path path = path(local);
        if (Files.isDirectory(path)) {
            return new FeldsparException(
                    ErrorCode.FILE_NOT_FOUND,
                    "Folder '%s' contains no data files".formatted(location),
                    "Names that begin with '_' or '.' are ignored.");
        }
        String from =
                path.isAbsolute()
                        ? "Check the spelling."
                        : "The path starts from '%s'.".formatted(Path.of("").toAbsolutePath());
        return new FeldsparException(
                ErrorCode.FILE_NOT_FOUND, "File '%s' does not exist".formatted(location), from);
    }
}
