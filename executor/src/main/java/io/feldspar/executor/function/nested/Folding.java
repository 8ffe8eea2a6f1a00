package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.LambdaBody;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.Nulls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Combines the elements of each array, from the first to the last, with a state. All arrays are
/// folded at once: step k calls the lambda for the k-th elements of those that have so many.
final class Folding {

    private final ListVector lists;
    /// The rows that are not null.
    private final int[] rows;

    Folding(ListVector lists, int count) {
        this.lists = lists;
        int[] known = new int[count];
        int size = 0;
        for (int row = 0; row < count; row++) {
            known[size] = row;
            size += lists.isNull(row) ? 0 : 1;
        }
        rows = Arrays.copyOf(known, size);
    }

    int[] rows() {
        return rows;
    }

    /// The last state of each of [#rows].
    ///
    /// @param initial the first state of each of them
    /// @param from the position of the first element to combine
    FlatVector fold(FlatVector initial, int from, LambdaBody merge) {
        List<FlatVector> finished = new ArrayList<>();
        int[] places = new int[rows.length];
        int done = 0;
        // The arrays not yet finished: their indices in rows, and their states.
        int[] open = new int[rows.length];
        Arrays.setAll(open, i -> i);
        FlatVector states = initial;
        for (int k = from; open.length > 0; k++) {
            int[] kept = new int[open.length];
            int[] ended = new int[open.length];
            int keptCount = 0;
            int endedCount = 0;
            for (int i = 0; i < open.length; i++) {
                if (lists.lengths()[rows[open[i]]] > k) {
                    kept[keptCount++] = i;
                } else {
                    places[open[i]] = done + endedCount;
                    ended[endedCount++] = i;
                }
            }
            if (endedCount > 0) {
                finished.add(states.gatherShared(ended, endedCount));
                done += endedCount;
                states = states.gatherShared(kept, keptCount);
                open = picked(open, kept, keptCount);
            }
            if (keptCount > 0) {
                states = step(states, open, k, merge);
            }
        }
        return finished.size() <= 1
                ? initialOrOnly(finished, initial)
                : Children.joined(initial.type(), finished).gatherShared(places, rows.length);
    }

    private static FlatVector initialOrOnly(List<FlatVector> finished, FlatVector initial) {
        return finished.isEmpty() ? initial : finished.get(0);
    }

    private FlatVector step(FlatVector states, int[] open, int k, LambdaBody merge) {
        int[] openRows = picked(rows, open, open.length);
        int[] elements = new int[open.length];
        for (int i = 0; i < open.length; i++) {
            elements[i] = lists.starts()[openRows[i]] + k;
        }
        return merge.call(
                openRows,
                open.length,
                states,
                new DictionaryVector(elements, lists.child(), null, open.length));
    }

    private static int[] picked(int[] from, int[] places, int count) {
        int[] picked = new int[count];
        for (int i = 0; i < count; i++) {
            picked[i] = from[places[i]];
        }
        return picked;
    }

    /// The results in all rows, null where the array is.
    ///
    /// @param results of [#rows]
    FlatVector spread(FlatVector results, int count) {
        if (rows.length == count) {
            return results;
        }
        int[] codes = new int[count];
        long[] nulls = Nulls.allocate(count);
        Arrays.fill(nulls, -1L);
        for (int i = 0; i < rows.length; i++) {
            codes[rows[i]] = i;
            nulls[rows[i] >>> 6] &= ~(1L << rows[i]);
        }
        return new DictionaryVector(codes, results, nulls, count).flatten(null, count);
    }
}
