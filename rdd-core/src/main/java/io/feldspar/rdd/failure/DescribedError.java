package io.feldspar.rdd.failure;

/// An exception that says itself what travels to the driver when a task throws it: its code, its
/// parts, and whether a retry may help.
public interface DescribedError {

    /// The failure without its stack.
    Failure describe();
}
