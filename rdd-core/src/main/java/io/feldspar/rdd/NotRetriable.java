package io.feldspar.rdd;

/// Marks an exception after which running the task again cannot help (a division by zero in a
/// query). It fails the job at once.
public interface NotRetriable {

    /// Whether this very exception is one that a retry cannot cure.
    default boolean isNotRetriable() {
        return true;
    }
}
