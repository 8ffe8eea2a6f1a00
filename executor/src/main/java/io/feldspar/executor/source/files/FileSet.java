package io.feldspar.executor.source.files;

import io.feldspar.executor.type.Schema;
import java.util.List;

/// The files of a table.
///
/// @param description the locations as the user wrote them
/// @param files in the order in which their rows come
/// @param partitions the columns whose values the folders' names give; perhaps none
public record FileSet(String description, List<DataFile> files, Schema partitions) {

    public FileSet {
        files = List.copyOf(files);
    }

    /// Changes whenever a file was added, removed or changed.
    public String version() {
        long hash = 1;
        for (DataFile file : files) {
            hash = hash * 31 + file.path().hashCode();
            hash = hash * 31 + file.size();
            hash = hash * 31 + file.stamp().modifiedNanos();
            hash = hash * 31 + file.stamp().inode();
            hash = hash * 31 + file.stamp().changedNanos();
        }
        return description + "@" + files.size() + "-" + Long.toHexString(hash);
    }

    /// Without files of no bytes, for formats whose files have at least a header; with them where
    /// there are no others.
    public FileSet withoutEmpty() {
        List<DataFile> filled = files.stream().filter(file -> file.size() > 0).toList();
        return filled.isEmpty() ? this : new FileSet(description, filled, partitions);
    }

    /// @throws io.feldspar.executor.error.FeldsparException with IO_ERROR where a file has changed
    ///     since it was found, FILE_NOT_FOUND where it is gone
    public void checkUnchanged() {
        files.forEach(DataFile::checkOpened);
    }

    public long bytes() {
        return files.stream().mapToLong(DataFile::size).sum();
    }
}
