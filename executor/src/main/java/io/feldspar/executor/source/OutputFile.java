package io.feldspar.executor.source;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import java.io.IOException;
import java.nio.file.Path;

/// A file that shall be written.
///
/// @param path where it is written
/// @param destination what the user named, where it goes when it is complete: the file itself, or
///     the directory that gets it
/// @param memory for what its writer collects
public record OutputFile(Path path, Path destination, MemoryPool memory) {

    /// A file that is written where it stays, with as much memory as it takes.
    public static OutputFile at(Path path) {
        return new OutputFile(path, path, new MemoryPool("a file", Long.MAX_VALUE));
    }

    /// What an error of writing it means.
    public FeldsparException failed(IOException cause) {
        return WriteErrors.of(destination, cause);
    }
}
