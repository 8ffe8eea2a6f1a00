package io.feldspar.executor.vector;

import io.feldspar.executor.type.Type;
import org.jspecify.annotations.Nullable;

/// A range of a shared child vector per row: ARRAY, whose child holds the elements, and MAP, whose
/// child is a [StructVector] of keys and values.
///
/// ```text
/// child    1 2 3 4 5
/// starts   0   2 2      rows  [1,2] [] [3,4,5]
/// lengths  2   0 3
/// ```
/// Ranges may lie anywhere, overlap, and leave gaps.
public final class ListVector extends FlatVector {

    private final int[] starts;
    private final int[] lengths;
    private final FlatVector child;

    public ListVector(
            Type type,
            int[] starts,
            int[] lengths,
            FlatVector child,
            long @Nullable [] nulls,
            int length) {
        super(type, length, nulls);
        this.starts = starts;
        this.lengths = lengths;
        this.child = child;
    }

    public int[] starts() {
        return starts;
    }

    public int[] lengths() {
        return lengths;
    }

    /// The elements of an array, the entries of a map.
    public FlatVector child() {
        return child;
    }

    /// The number of elements in the row; none where it is null.
    public int size(int row) {
        return isNull(row) ? 0 : lengths[row];
    }

    @Override
    public FlatVector gather(int @Nullable [] rows, int count) {
        int[] gatheredStarts = new int[count];
        int[] gatheredLengths = new int[count];
        int total = 0;
        for (int i = 0; i < count; i++) {
            gatheredStarts[i] = total;
            gatheredLengths[i] = size(rows == null ? i : rows[i]);
            total = Math.addExact(total, gatheredLengths[i]);
        }
        return new ListVector(
                type(),
                gatheredStarts,
                gatheredLengths,
                child.gather(elements(rows, count, total), total),
                Nulls.gather(nulls(), rows, count),
                count);
    }

    /// The number of elements in the rows `rows[0..count)`, or in the first `count`.
    public long elementCount(int @Nullable [] rows, int count) {
        long total = 0;
        for (int i = 0; i < count; i++) {
            total += size(rows == null ? i : rows[i]);
        }
        return total;
    }

    /// The child's rows, `total` in all, that the rows `rows[0..count)` consist of.
    public int[] elements(int @Nullable [] rows, int count, int total) {
        int[] elements = new int[total];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            int size = size(row);
            for (int e = 0; e < size; e++) {
                elements[at++] = starts[row] + e;
            }
        }
        return elements;
    }

    /// Other rows of the same child.
    ListVector withRanges(
            int[] otherStarts, int[] otherLengths, long @Nullable [] nulls, int length) {
        return new ListVector(type(), otherStarts, otherLengths, child, nulls, length);
    }

    @Override
    public long retainedBytes() {
        return 4L * starts.length + 4L * lengths.length + child.retainedBytes() + nullBytes();
    }

    /// A vector of one row that holds all of the child.
    static ListVector single(Type type, FlatVector child, long @Nullable [] nulls) {
        int[] lengths = {child.length()};
        return new ListVector(type, new int[1], lengths, child, nulls, 1);
    }
}
