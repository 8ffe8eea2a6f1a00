package io.feldspar.executor.function.nested;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.LambdaBody;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import java.util.Arrays;

/// Sorts the elements of all rows at once by a lambda that compares two: a stable merge sort, of
/// which all merges of a level take their next step together, so that one call of the lambda
/// compares the heads of all.
final class LambdaSort {

    private final Elements elements;
    private final LambdaBody comparator;
    private int[] from;
    private int[] to;

    // A merge of a level: the runs at left..middle and right..end, and where the next element goes.
    private final int[] left;
    private final int[] middle;
    private final int[] right;
    private final int[] end;
    private final int[] next;
    private final int[] row;
    private int merges;

    LambdaSort(Elements elements, LambdaBody comparator) {
        this.elements = elements;
        this.comparator = comparator;
        int size = elements.size();
        from = new int[size];
        Arrays.setAll(from, i -> i);
        to = new int[size];
        int most = size / 2 + elements.rowCount();
        left = new int[most];
        middle = new int[most];
        right = new int[most];
        end = new int[most];
        next = new int[most];
        row = new int[most];
    }

    /// The elements of each row in order.
    int[] sorted() {
        int longest = 0;
        for (int r = 0; r < elements.rowCount(); r++) {
            longest = Math.max(longest, elements.end(r) - elements.start(r));
        }
        for (long width = 1; width < longest; width *= 2) {
            begin((int) width);
            while (merges > 0) {
                step();
            }
            int[] sorted = to;
            to = from;
            from = sorted;
        }
        return from;
    }

    private void begin(int width) {
        merges = 0;
        for (int r = 0; r < elements.rowCount(); r++) {
            int last = elements.end(r);
            for (int start = elements.start(r); start < last; ) {
                int half = Math.min(start + width, last);
                int stop = Math.min(half + width, last);
                if (half < stop) {
                    left[merges] = start;
                    middle[merges] = half;
                    right[merges] = half;
                    end[merges] = stop;
                    next[merges] = start;
                    row[merges++] = r;
                } else {
                    System.arraycopy(from, start, to, start, half - start);
                }
                start = stop;
            }
        }
    }

    /// Moves one element of each merge; those that have an empty run end.
    private void step() {
        long[] order = compareHeads();
        int open = 0;
        for (int m = 0; m < merges; m++) {
            boolean leftFirst = order[m] >= 0;
            to[next[m]++] = leftFirst ? from[left[m]++] : from[right[m]++];
            if (left[m] == middle[m]) {
                System.arraycopy(from, right[m], to, next[m], end[m] - right[m]);
            } else if (right[m] == end[m]) {
                System.arraycopy(from, left[m], to, next[m], middle[m] - left[m]);
            } else {
                left[open] = left[m];
                middle[open] = middle[m];
                right[open] = right[m];
                end[open] = end[m];
                next[open] = next[m];
                row[open++] = row[m];
            }
        }
        merges = open;
    }

    /// How the head of each right run compares to that of the left one.
    private long[] compareHeads() {
        int[] lefts = new int[merges];
        int[] rights = new int[merges];
        for (int m = 0; m < merges; m++) {
            lefts[m] = from[left[m]];
            rights[m] = from[right[m]];
        }
        FlatVector values = elements.values();
        FlatVector order =
                comparator.call(
                        Arrays.copyOf(row, merges),
                        merges,
                        new DictionaryVector(rights, values, null, merges),
                        new DictionaryVector(lefts, values, null, merges));
        for (int m = 0; m < merges; m++) {
            if (order.isNull(m)) {
                throw new FeldsparException(
                        ErrorCode.INVALID_PARAMETER,
                        "The lambda of 'ARRAY_SORT' gives NULL for two elements",
                        "Let it give a number for NULLs, too.");
            }
        }
        return ((LongVector) order).values();
    }
}
