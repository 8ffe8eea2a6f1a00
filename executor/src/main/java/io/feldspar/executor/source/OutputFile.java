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
public record OutputFile(Path path, Path destination, MemoryPool memory) {

    /// A file that is written in place, without a memory limit.
    public static OutputFile at(Path path) {
        return new OutputFile(path, path, new MemoryPool("a file", Long.MAX_VALUE));
    }

    /// The error to report for an I/O failure while writing this file.
    public FeldsparException failed(IOException cause) {
        return WriteErrors.of(destination, cause);
    }
}
