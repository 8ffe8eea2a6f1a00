package io.feldspar.executor.function.nested;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Several lists in each row, side by side: shorter ones are padded with nulls. A row in
/// which one list is null is null, and has no elements.
final class PaddedLists {

    private final int[] starts;
    private final int[] lengths;
    private final int[] rows;
    private final long @Nullable [] nulls;

    private PaddedLists(int[] starts, int[] lengths, int[] rows, long @Nullable [] nulls) {
        this.starts = starts;
        this.lengths = lengths;
        this.rows = rows;
        this.nulls = nulls;
    }

    static PaddedLists of(int count, ListVector... lists) {
        int[] starts = new int[count];
        int[] lengths = new int[count];
        long[] nulls = null;
        for (ListVector list : lists) {
            nulls = Nulls.or(nulls, list.nulls(), count);
        }
        int total = 0;
        for (int row = 0; row < count; row++) {
            starts[row] = total;
            if (nulls == null || !Nulls.isNull(nulls, row)) {
                for (ListVector list : lists) {
                    lengths[row] = Math.max(lengths[row], list.size(row));
                }
            }
            total = Math.addExact(total, lengths[row]);
        }
        return new PaddedLists(starts, lengths, Elements.rows(lengths, total), nulls);
    }

    /// The number of elements.
    int size() {
        return rows.length;
    }

    /// The row of each element.
    int[] rows() {
        return rows;
    }

    /// The elements of one of the lists.
    Vector column(ListVector list) {
        int[] codes = new int[rows.length];
        long[] missing = null;
        for (int e = 0; e < codes.length; e++) {
            int row = rows[e];
            int position = e - starts[row];
            if (position < list.size(row)) {
                codes[e] = list.starts()[row] + position;
            } else {
                missing = missing == null ? Nulls.allocate(codes.length) : missing;
                Nulls.set(missing, e);
            }
        }
        return new DictionaryVector(codes, list.child(), missing, codes.length);
    }

    /// The same rows of other elements.
    FlatVector list(Type type, FlatVector elements) {
        return new ListVector(type, starts, lengths, elements, nulls, starts.length);
    }
}
