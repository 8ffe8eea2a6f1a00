package io.feldspar.executor.source;

/// A piece of a table that one task reads whole: a range of a file, some row groups.
///
/// Implementations are records of plain values, so that they can travel.
public interface Split {

    /// Estimated rows, for balancing tasks.
    long rows();

    /// Estimated bytes to read, for balancing tasks.
    long bytes();
}
