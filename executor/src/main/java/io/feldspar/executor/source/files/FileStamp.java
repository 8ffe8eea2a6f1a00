package io.feldspar.executor.source.files;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// What tells one state of a file from another.
///
/// Size and time of modification are not enough: `cp -p` and `rsync -t` give a new file the old
/// time, and a file system's clock ticks in milliseconds.
///
/// @param inode the file's number in its file system; 0 where the system has none
/// @param changedNanos when content or attributes changed last, which no program can set back; 0
///     where the system has no such time
public record FileStamp(long size, long modifiedNanos, long inode, long changedNanos) {

    private static final String UNIX = "unix:size,lastModifiedTime,isRegularFile,ino,ctime";

    /// The state of the file as it is now.
    ///
    /// @throws FeldsparException with FILE_NOT_FOUND, IO_ERROR, or INVALID_PARAMETER where it is a
    ///     folder, a pipe or a device
    public static FileStamp of(Path path) {
        try {
            return read(path);
        } catch (IOException e) {
            throw DataFile.cannotRead(path, e);
        }
    }

    /// The state of the file as it is now.
    ///
    /// @throws FeldsparException with INVALID_PARAMETER where it is a folder, a pipe or a device
    public static FileStamp read(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? unix(path)
                : basic(path);
    }

    private static FileStamp unix(Path path) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(path, UNIX);
        checkRegular(path, attribute(attributes, "isRegularFile", Boolean.class));
        return new FileStamp(
                attribute(attributes, "size", Long.class),
                nanos(attribute(attributes, "lastModifiedTime", FileTime.class)),
                attribute(attributes, "ino", Long.class),
                nanos(attribute(attributes, "ctime", FileTime.class)));
    }

    private static <T> T attribute(Map<String, Object> attributes, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(attributes.get(name), name));
    }

    private static FileStamp basic(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        checkRegular(path, attributes.isRegularFile());
        return new FileStamp(attributes.size(), nanos(attributes.lastModifiedTime()), 0, 0);
    }

    private static void checkRegular(Path path, boolean regular) {
        if (!regular) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "'%s' is not a regular file".formatted(path),
                    "Copy what it holds into a file.");
        }
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    /// Whether both are states of the same file with the same content. A change of rights or links
    /// alone is none of the content.
    public boolean sameContent(FileStamp other) {
        return size == other.size && modifiedNanos == other.modifiedNanos && inode == other.inode;
    }
}
