package io.feldspar.rdd;

/// An estimate: the true value is likely between two bounds.
///
/// @param mean the best guess
/// @param confidence how likely the true value is between the bounds
public record BoundedDouble(double mean, double confidence, double low, double high) {

    /// A value that is known.
    public static BoundedDouble exactly(double value) {
        return new BoundedDouble(value, 1, value, value);
    }
}
