package io.feldspar.rdd;

import java.io.Serializable;

/// How an RDD hangs on a parent: narrowly (a partition needs few known partitions of the parent,
/// so both run in one task) or through a shuffle (where the scheduler cuts stages).
public abstract sealed class Dependency<T> implements Serializable
        permits NarrowDependency, ShuffleDependency {

    private static final long serialVersionUID = 1L;

    Dependency() {}

    /// The RDD that is read. A task that was shipped has the parents that it computes, not those
    /// behind a shuffle.
    public abstract Rdd<T> parent();
}
