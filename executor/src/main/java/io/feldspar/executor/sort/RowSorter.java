package io.feldspar.executor.sort;

import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;

/// Sorts row numbers by longs that hold as much of the keys as fits above the row number.
///
/// ```text
/// long   key 0 | key 1 | … | row number        each key as wide as the range of its values
/// ```
/// Keys that do not fit whole (text, wide ranges) give their first bits; runs of rows that the
/// longs cannot tell apart are sorted by comparing. Stable, because the row number breaks ties.
final class RowSorter {

    /// What sorting needs for a row: the long, a key's code, and the row number twice.
    static final int ROW_BYTES = 24;

    private final List<SortKey> keys;
    private final RowOrder order;

    RowSorter(List<SortKey> keys) {
        this.keys = List.copyOf(keys);
        this.order = new RowOrder(keys);
    }

    /// The longs under construction.
    private static final class Prefix {
        final long[] entries;
        int room;
        boolean exact = true;
        /// How many keys the longs hold whole.
        int whole;

        Prefix(int rows, int room) {
            this.entries = new long[rows];
            this.room = room;
        }
    }

    /// The numbers of the first `rows` rows of the columns, in order.
    ///
    /// Needs [#ROW_BYTES] a row, which the caller has reserved.
    int[] sort(Vector[] columns, int rows) {
        int rowBits = 64 - Long.numberOfLeadingZeros(Math.max(1, rows - 1));
        FlatVector[] flat = order.keys(columns, null, rows);
        Prefix prefix = new Prefix(rows, 63 - rowBits);
        for (int k = 0; k < flat.length && prefix.exact; k++) {
            add(prefix, flat[k], keys.get(k));
        }
        long[] entries = prefix.entries;
        for (int row = 0; row < rows; row++) {
            entries[row] = entries[row] << rowBits | row;
        }
        Arrays.sort(entries);
        int[] sorted = new int[rows];
        int mask = (1 << rowBits) - 1;
        for (int i = 0; i < rows; i++) {
            sorted[i] = (int) entries[i] & mask;
        }
        if (!prefix.exact) {
            sortRuns(flat, sorted, entries, rowBits, prefix.whole);
        }
        return sorted;
    }

    private static void add(Prefix prefix, FlatVector vector, SortKey key) {
        int rows = prefix.entries.length;
        long[] codes = new long[rows];
        OrderCodes.read(vector, null, rows, key, codes);
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        boolean nullable = vector.mayHaveNulls();
        for (int row = 0; row < rows; row++) {
            if (!nullable || !vector.isNull(row)) {
                min = Math.min(min, codes[row]);
                max = Math.max(max, codes[row]);
            }
        }
        if (min > max) {
            prefix.whole++;
            return;
        }
        boolean exact = OrderCodes.exact(vector);
        if (nullable) {
            boolean first = key.nullsFirst();
            exact &= first ? min > Long.MIN_VALUE : max < Long.MAX_VALUE;
            min = first ? Math.max(min, Long.MIN_VALUE + 1) - 1 : min;
            max = first ? max : Math.min(max, Long.MAX_VALUE - 1) + 1;
        }
        long range = max - min;
        int bits = 64 - Long.numberOfLeadingZeros(range);
        int cut = Math.max(0, bits - prefix.room);
        int width = bits - cut;
        long[] entries = prefix.entries;
        for (int row = 0; row < rows; row++) {
            // Codes of nulls lie outside where there is room for them next to the values.
            long code = Math.min(max, Math.max(min, codes[row])) - min;
            entries[row] = entries[row] << width | shifted(code, cut);
        }
        if (width == 0) {
            exact &= range == 0;
        }
        prefix.room -= width;
        prefix.exact = exact && cut == 0;
        prefix.whole += prefix.exact ? 1 : 0;
    }

    private static long shifted(long code, int cut) {
        return cut == 64 ? 0 : code >>> cut;
    }

    /// Sorts each run of rows whose longs are equal but for the row number.
    private void sortRuns(
            FlatVector[] flat, int[] sorted, long[] entries, int rowBits, int firstKey) {
        RunSorter sorter =
                new RunSorter((left, right) -> order.compare(flat, left, flat, right, firstKey));
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || entries[i] >>> rowBits != entries[start] >>> rowBits) {
                if (i - start > 1) {
                    sorter.sort(sorted, start, i);
                }
                start = i;
            }
        }
    }
}
