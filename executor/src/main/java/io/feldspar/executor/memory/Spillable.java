package io.feldspar.executor.memory;

/// What holds memory that it can give back by writing rows to disk.
///
/// What a [MemoryPool.Reservation] holds without one of these is held until it is released: it can
/// give back nothing.
public interface Spillable {

    /// How many bytes [#spill] would give back now, roughly. Any thread may ask.
    long spillableBytes();

    /// Writes rows to disk and releases the memory that they held.
    ///
    /// Called by the thread of the reservation's owner, between two of the owner's batches, also
    /// while it waits for its input or is not asked for more; where [#sharedByThreads], by any
    /// thread at any time.
    ///
    /// @param wanted how many bytes are needed; more may be given back
    /// @return how many were given back
    long spill(long wanted);

    /// Whether any thread may call [#spill], as for rows that lie in a store and belong to no
    /// running operator.
    default boolean sharedByThreads() {
        return false;
    }
}
