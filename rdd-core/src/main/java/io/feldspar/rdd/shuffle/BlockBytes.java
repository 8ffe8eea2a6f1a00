package io.feldspar.rdd.shuffle;

/// The bytes of a block of elements in another process, each compared with its checksum. Used by
/// one thread. Its methods throw an [java.io.UncheckedIOException] where the rest is lost.
public interface BlockBytes extends AutoCloseable {

    /// How many elements the block has.
    int elements();

    /// Reads some bytes into the beginning of the buffer.
    ///
    /// @return how many, or -1 at the end
    int next(byte[] buffer);

    @Override
    void close();
}
