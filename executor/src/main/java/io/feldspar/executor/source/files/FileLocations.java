package io.feldspar.executor.source.files;

import java.nio.file.Path;
import java.util.List;

/// From locations to the files of a table.
///
/// Reads the options `hive_partitioning` (true unless set) and `hive_types`: whether folders
/// named `key=value` give columns, and whether these have other types than VARCHAR.
public final class FileLocations {

    private FileLocations() {}

    /// @param access the files that may be read
    public static FileSet files(List<String> locations, FileOptions options, FileAccess access) {
        boolean partitioned = options.flag("hive_partitioning", true);
        boolean typed = options.flag("hive_types", true);
        String description = String.join(", ", locations);
        List<Path> paths = FilePaths.find(locations, access);
        return partitioned
                ? Partitions.of(description, paths, typed)
                : Partitions.none(description, paths);
    }
}
