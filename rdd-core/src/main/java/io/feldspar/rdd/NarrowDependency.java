package io.feldspar.rdd;

/// A dependency where each partition of the child reads a few known partitions of the parent.
public abstract non-sealed class NarrowDependency<T> extends Dependency<T> {

    private static final long serialVersionUID = 1L;

    protected NarrowDependency(Rdd<T> parent) {
        super(parent);
    }

    /// The indexes of the parent's partitions that the child's partition reads.
    public abstract int[] parents(int partition);
}
