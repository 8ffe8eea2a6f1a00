package io.feldspar.rdd;

/// Partition i of the child reads partition i of the parent.
public final class OneToOneDependency<T> extends NarrowDependency<T> {

    private static final long serialVersionUID = 1L;

    public OneToOneDependency(Rdd<T> parent) {
        super(parent);
    }

    @Override
    public int[] parents(int partition) {
        return new int[] {partition};
    }
}
