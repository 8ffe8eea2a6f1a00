package io.feldspar.sql.iceberg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The files that a change of a table made and that count with it.
final class ChangedFiles {

    private final List<Path> metadata = new ArrayList<>();
    private final List<Path> data = new ArrayList<>();

    void addMetadata(Path file) {
        metadata.add(file);
    }

    void addData(List<ContentFile> files) {
        files.forEach(file -> data.add(Path.of(file.path())));
    }

    /// Those that nobody else knows of, to be deleted where the change fails.
    List<Path> metadata() {
        return metadata;
    }

    /// What has to be synced before the change is made: all files, and the directories of the data
    /// files.
    Set<Path> unsynced() {
        Set<Path> unsynced = new LinkedHashSet<>(metadata);
        for (Path file : data) {
            unsynced.add(file);
            Path directory = file.getParent();
            if (directory != null) {
                unsynced.add(directory);
            }
        }
        return unsynced;
    }
}
