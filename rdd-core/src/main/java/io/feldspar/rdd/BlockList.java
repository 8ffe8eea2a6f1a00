package io.feldspar.rdd;

import java.util.List;

/// A list of what a map task emits for one reduce partition, which may keep it elsewhere than on
/// the heap.
///
/// One thread adds; later any thread may ask for an iterator, several times. An iterator throws
/// [UnreadableBlockException] where an element cannot be read back.
public interface BlockList<B> extends List<B> {

    /// Gives up the elements of a list that nobody is going to read.
    void free();
}
