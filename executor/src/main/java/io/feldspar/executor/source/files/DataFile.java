package io.feldspar.executor.source.files;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A file as it was when the table was planned.
///
/// @param partitionValues what the folders above it say, as
///     [io.feldspar.executor.vector.Values] defines for the types of the partition columns
public record DataFile(
        Path path, long size, long modifiedNanos, List<@Nullable Object> partitionValues) {

    public DataFile {
        partitionValues = Collections.unmodifiableList(new ArrayList<>(partitionValues));
    }

    static DataFile of(Path path, List<@Nullable Object> partitionValues) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new DataFile(
                    path,
                    attributes.size(),
                    attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                    partitionValues);
        } catch (IOException e) {
            throw cannotRead(path, e);
        }
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
