package io.feldspar.executor.source;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import java.io.IOException;
import java.nio.file.Path;

/// A file to write.
///
/// @param path where it is written
/// @param destination the path that the user named, for error messages: the file itself, or the
///     directory that it is moved to on commit
/// @param memory accounts for the rows that the writer buffers
/// @param synced whether it is on the disk when it is committed; else somebody syncs it later
public record OutputFile(Path path, Path destination, MemoryPool memory, boolean synced) {

    public OutputFile(Path path, Path destination, MemoryPool memory) {
        this(path, destination, memory, true);
    }

    /// A file that is synced later, with others, and that nobody reads before.
    public static OutputFile unsynced(Path path, Path destination, MemoryPool memory) {
        return new OutputFile(path, destination, memory, false);
    }

    /// A file that is written in place, without a memory limit.
    public static OutputFile at(Path path) {
        return new OutputFile(path, path, new MemoryPool("a file", Long.MAX_VALUE));
    }

    /// The error to report for an I/O failure while writing this file.
    public FeldsparException failed(IOException cause) {
        return WriteErrors.of(destination, cause);
    }
}
