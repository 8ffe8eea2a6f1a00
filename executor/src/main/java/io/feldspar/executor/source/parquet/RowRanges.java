package io.feldspar.executor.source.parquet;

import java.util.Arrays;

/// Ascending, disjoint ranges of the rows of a row group.
final class RowRanges {

    private final long[] starts;
    private final long[] ends;

    private RowRanges(long[] starts, long[] ends) {
        this.starts = starts;
        this.ends = ends;
    }

    /// The rows from `start` to before `end`; none where that is not behind `start`.
    static RowRanges of(long start, long end) {
        return start < end
                ? new RowRanges(new long[] {start}, new long[] {end})
                : new RowRanges(new long[0], new long[0]);
    }

    boolean isEmpty() {
        return starts.length == 0;
    }

    /// The first row in a range at or behind `row`; `row` if there is none.
    long next(long row) {
        for (int i = 0; i < starts.length; i++) {
            if (ends[i] > row) {
                return Math.max(row, starts[i]);
            }
        }
        return row;
    }

    /// The end of the range that holds the row; `row` where none does.
    long end(long row) {
        for (int i = 0; i < starts.length; i++) {
            if (starts[i] <= row && row < ends[i]) {
                return ends[i];
            }
        }
        return row;
    }

    /// The rows that are in both.
    RowRanges and(RowRanges other) {
        long[] newStarts = new long[starts.length + other.starts.length];
        long[] newEnds = new long[newStarts.length];
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < starts.length && j < other.starts.length) {
            long start = Math.max(starts[i], other.starts[j]);
            long end = Math.min(ends[i], other.ends[j]);
            if (start < end) {
                newStarts[count] = start;
                newEnds[count++] = end;
            }
            if (ends[i] < other.ends[j]) {
                i++;
            } else {
                j++;
            }
        }
        return new RowRanges(Arrays.copyOf(newStarts, count), Arrays.copyOf(newEnds, count));
    }

    /// Collects ranges in ascending order; those that touch become one.
    static final class Builder {

        private long[] starts = new long[8];
        private long[] ends = new long[8];
        private int count;

        void add(long start, long end) {
            if (count > 0 && ends[count - 1] == start) {
                ends[count - 1] = end;
                return;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            starts[count] = start;
            ends[count++] = end;
        }

        RowRanges build() {
            return new RowRanges(Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < starts.length; i++) {
            text.append(i == 0 ? "" : " ").append(starts[i]).append("..").append(ends[i]);
        }
        return text.toString();
    }
}
