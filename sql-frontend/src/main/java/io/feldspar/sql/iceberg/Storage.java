package io.feldspar.sql.iceberg;

import io.feldspar.executor.source.files.FileStamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The file operations that metadata takes. Each is atomic: after a failure it has happened or not.
public interface Storage {

    byte[] read(Path file) throws IOException;

    /// Writes a new file, which lasts when it is synced. What is left after a failure is not to be
    /// read.
    void create(Path file, byte[] content) throws IOException;

    /// Writes a few bytes in place of those of a file. They need not outlast a loss of power, and a
    /// reader may see a part of them.
    void overwrite(Path file, byte[] content) throws IOException;

    /// Gives a file a second name.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException where the name is taken
    void link(Path file, Path name) throws IOException;

    /// Renames a file or directory, in place of a file of that name.
    void rename(Path from, Path to) throws IOException;

    /// Deletes a file, if it is there.
    void delete(Path file) throws IOException;

    /// The state of a file, or null where there is none.
    @Nullable FileStamp stamp(Path file) throws IOException;

    /// What a directory holds; nothing where there is none.
    List<Path> list(Path directory) throws IOException;

    void makeDirectories(Path directory) throws IOException;

    /// Makes the content of files and the names in directories last.
    void sync(Collection<Path> paths) throws IOException;

    /// Waits for the lock that all processes which change the warehouse take. A process that ends
    /// gives it up.
    Lock lock(Path warehouse) throws IOException;

    /// A lock until it is closed.
    interface Lock extends AutoCloseable {
        @Override
        void close();
    }
}
