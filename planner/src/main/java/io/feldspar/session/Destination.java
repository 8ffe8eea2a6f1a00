package io.feldspar.session;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.WriteErrors;
import io.feldspar.sql.catalog.NewFile;
import io.feldspar.sql.iceberg.LocalStorage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Where the files of a statement go once all of them are written. They get there by one rename, so
/// that readers see all of them or none, even where the process dies.
///
/// ```text
///                written in              becomes
/// a new DIR      _temporary-DIR-ID/      DIR/
/// in place of DIR as a new one   DIR/, once the old one is gone
/// in DIR         DIR/_temporary-ID/      DIR/part-ID.csv, or DIR/part-ID/ where there are several
/// a FILE         _temporary-FILE-ID/     FILE
/// a table's DIR  DIR/_temporary-ID/      DIR/….csv, which nobody reads before the table says so
/// ```
/// Readers ignore names that begin with `_`. ID is that of the operation.
///
/// @param path absolute
/// @param staging where the files are written
/// @param suffix how their names end
/// @param single whether one file holds all rows
record Destination(Kind kind, Path path, Path staging, String suffix, boolean single) {

    private Destination(Kind kind, Path path, Path staging, String suffix) {
        this(kind, path, staging, suffix, kind == Kind.FILE);
    }

    /// The same, for one file that holds all rows.
    Destination inOneFile() {
        return new Destination(kind, path, staging, suffix, true);
    }

    enum Kind {
        NEW_DIRECTORY,
        EMPTY_DIRECTORY,
        FILLED_DIRECTORY,
        REPLACED_DIRECTORY,
        TABLE,
        FILE
    }

    /// A directory of its own, which is empty where it exists.
    ///
    /// @param id of the operation
    static Destination newDirectory(Path directory, String id, String suffix) {
        Path path = directory.toAbsolutePath();
        return Files.exists(path)
                ? new Destination(Kind.EMPTY_DIRECTORY, path, within(path, id), suffix)
                : new Destination(Kind.NEW_DIRECTORY, path, beside(path, id), suffix);
    }

    /// A directory that has files, to which others are added.
    static Destination filledDirectory(Path directory, String id, String suffix) {
        Path path = directory.toAbsolutePath();
        return new Destination(Kind.FILLED_DIRECTORY, path, within(path, id), suffix);
    }

    /// A directory whose files go when the new ones are there.
    static Destination replacedDirectory(Path directory, String id, String suffix) {
        Path path = directory.toAbsolutePath();
        return new Destination(Kind.REPLACED_DIRECTORY, path, beside(path, id), suffix);
    }

    /// The directory of a table that itself tells which files count.
    static Destination ofTable(Path directory, String id, String suffix) {
        Path path = directory.toAbsolutePath();
        return new Destination(Kind.TABLE, path, within(path, id), suffix);
    }

    /// A file, which replaces one that is there.
    static Destination file(Path file, String id) {
        Path path = file.toAbsolutePath();
        String name = String.valueOf(path.getFileName());
        int dot = name.indexOf('.');
        return new Destination(
                Kind.FILE, path, beside(path, id), dot < 0 ? "" : name.substring(dot));
    }

    private static Path within(Path directory, String id) {
        return directory.resolve("_temporary-" + id);
    }

    private static Path beside(Path path, String id) {
        return path.resolveSibling("_temporary-%s-%s".formatted(path.getFileName(), id));
    }

    /// Whether it gets a file even where there are no rows, for its columns.
    boolean needsFile() {
        return kind != Kind.FILLED_DIRECTORY && kind != Kind.TABLE;
    }

    /// A file in the staging directory.
    ///
    /// @param folder where it goes below the directory; empty for that itself
    record Part(NewFile file, String folder) {

        Path path() {
            return file.path();
        }

        private NewFile at(Path path) {
            return new NewFile(path, file.partition());
        }
    }

    /// Moves the files there.
    ///
    /// @param files in the staging directory, which holds nothing else
    /// @return what is there now and was not before
    List<NewFile> publish(List<Part> files) throws IOException {
        if (files.isEmpty()) {
            Files.delete(staging);
            return List.of();
        }
        if (files.stream().allMatch(file -> file.folder.isEmpty())) {
            return kind == Kind.TABLE
                    ? moveAll(files, UUID.randomUUID().toString())
                    : List.of(NewFile.of(moveOne(files.stream().map(Part::path).toList())));
        }
        return switch (kind) {
            case TABLE -> moveAll(files, UUID.randomUUID().toString());
            case EMPTY_DIRECTORY, FILLED_DIRECTORY ->
                    moveAll(
                            files,
                            String.valueOf(staging.getFileName()).replace("_temporary", "part"));
            case NEW_DIRECTORY, REPLACED_DIRECTORY -> {
                placeInStaging(files);
                yield List.of(NewFile.of(moveOne(files.stream().map(Part::path).toList())));
            }
            case FILE -> throw new IllegalStateException("partitions of one file");
        };
    }

    /// Puts files into their folders, which appear with the staging directory.
    private void placeInStaging(List<Part> files) throws IOException {
        Set<Path> folders = new TreeSet<>();
        LocalStorage.syncAll(files.stream().map(Part::path).toList());
        for (Part file : files) {
            Path folder = makeFolder(staging, file.folder, folders);
            Path name = folder.resolve(String.valueOf(file.path().getFileName()));
            Files.move(file.path(), name, StandardCopyOption.ATOMIC_MOVE);
        }
        LocalStorage.syncAll(folders);
    }

    /// @param made the folders that were made
    private static Path makeFolder(Path directory, String folder, Set<Path> made)
            throws IOException {
        Path path = directory;
        for (String each : folder.isEmpty() ? new String[0] : folder.split("/", -1)) {
            made.add(path);
            path = path.resolve(each);
        }
        if (made.add(path)) {
            Files.createDirectories(path);
        }
        return path;
    }

    private Path moveOne(List<Path> files) throws IOException {
        Path part =
                path.resolve(String.valueOf(staging.getFileName()).replace("_temporary", "part"));
        return switch (kind) {
            case NEW_DIRECTORY -> rename(staging, path);
            case REPLACED_DIRECTORY -> {
                Path old = staging.resolveSibling(staging.getFileName() + "-old");
                Files.move(path, old, StandardCopyOption.ATOMIC_MOVE);
                Path renamed = rename(staging, path);
                FileTree.delete(old);
                yield renamed;
            }
            case FILE -> moveOut(files, path);
            case EMPTY_DIRECTORY, FILLED_DIRECTORY ->
                    files.size() == 1
                            ? moveOut(files, part.resolveSibling(part.getFileName() + suffix))
                            : rename(staging, part);
            case TABLE -> throw new IllegalStateException("files of a table are moved together");
        };
    }

    /// @param id with which the names begin
    private List<NewFile> moveAll(List<Part> files, String id) throws IOException {
        List<NewFile> moved = new ArrayList<>();
        Set<Path> folders = new TreeSet<>();
        // A table syncs its files, and the folders that they are in, when it commits.
        if (kind != Kind.TABLE) {
            LocalStorage.syncAll(files.stream().map(Part::path).toList());
        }
        for (Part file : files) {
            Path folder = makeFolder(path, file.folder, folders);
            Path to = folder.resolve("%s-%05d%s".formatted(id, moved.size(), suffix));
            Files.move(file.path(), to, StandardCopyOption.ATOMIC_MOVE);
            moved.add(file.at(to));
        }
        Files.delete(staging);
        if (kind == Kind.TABLE) {
            moved.forEach(file -> folders.remove(file.path().getParent()));
            folders.add(path);
        }
        LocalStorage.syncAll(folders);
        return moved;
    }

    private Path moveOut(List<Path> files, Path to) throws IOException {
        if (files.size() > 1) {
            throw new IllegalStateException("one file was expected but there are " + files);
        }
        rename(files.getFirst(), to);
        Files.delete(staging);
        return to;
    }

    private Path rename(Path from, Path to) throws IOException {
        force(staging);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(to.resolveSibling(""));
        return to;
    }

    /// Makes the names in a directory last.
    private static void force(Path directory) throws IOException {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /// What an error of writing there means.
    FeldsparException failed(IOException cause) {
        return WriteErrors.of(path, cause);
    }
}
