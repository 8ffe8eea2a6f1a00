package io.feldspar.rdd;

/// How many numbers are in each of some buckets that follow each other.
///
/// @param bounds where the buckets begin, and where the last one ends
/// @param counts for each bucket how many numbers are in it, one fewer than bounds
public record Histogram(double[] bounds, long[] counts) {}
