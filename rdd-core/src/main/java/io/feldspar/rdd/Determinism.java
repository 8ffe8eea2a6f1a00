package io.feldspar.rdd;

/// What computing a partition a second time gives.
///
/// The scheduler needs it when an output is lost: a determinate or unordered one is simply made
/// again; an indeterminate one takes with it everything that was made from its first version.
public enum Determinism {
    /// The same rows in the same order.
    DETERMINATE,
    /// The same rows, perhaps in another order.
    UNORDERED,
    /// Perhaps other rows, or the same rows in other partitions.
    INDETERMINATE;

    /// The weaker of two promises.
    public Determinism and(Determinism other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
