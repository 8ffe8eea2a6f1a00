package io.feldspar.executor.standalone.master;

import java.io.IOException;
import java.io.UncheckedIOException;

/// What a master must not forget. Each master that leads writes with an epoch of its own, which is
/// higher than that of all masters before it.
///
/// Not thread-safe.
interface Journal extends AutoCloseable {

    long epoch();

    /// What counts. It is changed by [#append] alone.
    DurableState state();

    /// Records a change; it counts when this returns.
    ///
    /// @throws SupersededException where another master has taken over
    /// @throws UncheckedIOException where it cannot be written
    void append(JournalEntry entry);

    @Override
    void close() throws IOException;
}
