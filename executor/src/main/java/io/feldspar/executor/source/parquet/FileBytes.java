package io.feldspar.executor.source.parquet;

/// The bytes of a file at any place. Thread-safe.
interface FileBytes {

    /// The file's path, for errors.
    String name();

    long size();

    /// Copies `length` bytes from `position` on to `target[to..]`. The range must lie within
    /// the file.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with DATA_CORRUPT where it does
    ///     not, or IO_ERROR where the file was cut short meanwhile
    void read(long position, byte[] target, int to, int length);

    /// Called when what a task wanted has been read.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with IO_ERROR where the file was
    ///     written to since it was opened
    void checkUnchanged();
}
