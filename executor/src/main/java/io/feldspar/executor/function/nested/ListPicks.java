package io.feldspar.executor.function.nested;

import io.feldspar.executor.store.Capacity;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import org.jspecify.annotations.Nullable;

/// Collects for each row which rows of a child vector its list consists of.
final class ListPicks {

    private final int[] starts;
    private final int[] lengths;
    private int[] picks = new int[64];
    private int size;

    /// @param rows the number of lists
    ListPicks(int rows) {
        starts = new int[rows];
        lengths = new int[rows];
    }

    void add(int childRow) {
        if (size == picks.length) {
            picks = Arrays.copyOf(picks, Capacity.grow(size, size + 1));
        }
        picks[size++] = childRow;
    }

    /// Adds the child's rows `from` to `to`.
    void addRange(int from, int to) {
        for (int row = from; row < to; row++) {
            add(row);
        }
    }

    /// Adds the child's rows `from` to `to` in an order; equal ones keep theirs.
    void addSorted(int from, int to, IntBinaryOperator order) {
        Integer[] rows = new Integer[to - from];
        Arrays.setAll(rows, i -> from + i);
        Arrays.sort(rows, order::applyAsInt);
        for (int row : rows) {
            add(row);
        }
    }

    /// Ends the list of the row; lists are ended in order.
    void end(int row) {
        starts[row] = row == 0 ? 0 : starts[row - 1] + lengths[row - 1];
        lengths[row] = size - starts[row];
    }

    FlatVector build(Type type, FlatVector child) {
        return build(type, child, null);
    }

    /// @param nulls the lists that are null, or null for none
    FlatVector build(Type type, FlatVector child, long @Nullable [] nulls) {
        FlatVector elements = child.gatherShared(picks, size);
        return new ListVector(type, starts, lengths, elements, nulls, starts.length);
    }
}
