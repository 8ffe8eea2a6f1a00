package io.feldspar.rdd;

/// A run of the child's partitions is a run of the parent's, as in a union.
///
/// ```text
/// parent   [parentStart .. parentStart + length)
/// child    [childStart  .. childStart  + length)
/// ```
public final class RangeDependency<T> extends NarrowDependency<T> {

    private static final long serialVersionUID = 1L;

    private final int parentStart;
    private final int childStart;
    private final int length;

    public RangeDependency(Rdd<T> parent, int parentStart, int childStart, int length) {
        super(parent);
        if (parentStart < 0 || childStart < 0 || length < 0) {
            throw new IllegalArgumentException(
                    "a range must not be negative but got parentStart %d, childStart %d, length %d"
                            .formatted(parentStart, childStart, length));
        }
        this.parentStart = parentStart;
        this.childStart = childStart;
        this.length = length;
    }

    @Override
    public int[] parents(int partition) {
        boolean inside = partition >= childStart && partition < childStart + length;
        return inside ? new int[] {partition - childStart + parentStart} : new int[0];
    }
}
