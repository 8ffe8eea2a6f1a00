package io.feldspar.rdd.shuffle;

import java.io.IOException;
import java.nio.ByteBuffer;

/// A block in the form in which it leaves its process: chunks, with a checksum of each that was
/// taken when the block was made. Any thread may read it.
public interface ServedBlock {

    /// How many elements are encoded.
    int elements();

    int chunks();

    /// @throws IOException where it is taken from bytes that cannot be read
    int checksum(int chunk) throws IOException;

    /// The bytes of a chunk as they are now: in an array, not to be changed, and not checked.
    ///
    /// @throws IOException where they cannot be read
    ByteBuffer chunk(int chunk) throws IOException;

    /// Whether reading a chunk waits for no disk.
    boolean inMemory();
}
