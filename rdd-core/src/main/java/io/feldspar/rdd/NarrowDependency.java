package io.feldspar.rdd;

/// A dependency where each partition of the child reads a few known partitions of the parent.
public abstract non-sealed class NarrowDependency<T> extends Dependency<T> {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final Rdd<T> parent;

    protected NarrowDependency(Rdd<T> parent) {
        this.parent = parent;
    }

    @Override
    public final Rdd<T> parent() {
        return parent;
    }

    /// The indexes of the parent's partitions that the child's partition reads. Asked on the
    /// driver only.
    public abstract int[] parents(int partition);
}
