package io.feldspar.executor.source.files;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file as it was when the table was planned.
///
/// @param partitionValues what the folders above it say, as
///     [io.feldspar.executor.vector.Values] defines for the types of the partition columns
public record DataFile(Path path, FileStamp stamp, List<@Nullable Object> partitionValues) {

    public DataFile {
        partitionValues = Collections.unmodifiableList(new ArrayList<>(partitionValues));
    }

    static DataFile of(Path path, List<@Nullable Object> partitionValues) {
        return new DataFile(path, FileStamp.of(path), partitionValues);
    }

    /// In bytes.
    public long size() {
        return stamp.size();
    }

    /// Called when the file has been opened: the path must still lead to the file that the query
    /// was planned over.
    ///
    /// @throws FeldsparException with IO_ERROR where it does not
    public void checkOpened() {
        if (!stamp.sameContent(FileStamp.of(path))) {
            throw changed();
        }
    }

    /// Called when the file has been read. One that was deleted or replaced meanwhile was read
    /// whole, since an open file outlives its name; one that was written to was perhaps not.
    ///
    /// @throws FeldsparException with IO_ERROR where it was written to
    public void checkRead() {
        if (stamp.inode() == 0 || Files.exists(path)) {
            FileStamp now = FileStamp.of(path);
            if (now.inode() == stamp.inode() && !stamp.sameContent(now)) {
                throw changed();
            }
        }
    }

    private FeldsparException changed() {
        return new FeldsparException(
                ErrorCode.IO_ERROR,
                "File '%s' was changed while the query ran".formatted(path),
                "Run the query again.");
    }

    /// The error of a file that cannot be opened or read.
    public static FeldsparException cannotRead(Path path, IOException cause) {
        return cause instanceof NoSuchFileException
                ? new FeldsparException(
                        ErrorCode.FILE_NOT_FOUND, "File '" + path + "' does not exist", cause)
                : new FeldsparException(
                        ErrorCode.IO_ERROR, "File '" + path + "' cannot be read: " + cause, cause);
    }
}
