package io.feldspar.executor.source.cache;

/// Values of a column in memory. Immutable.
public interface CachedData {

    /// The heap bytes that it takes.
    long bytes();
}
