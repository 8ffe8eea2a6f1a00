package io.feldspar.executor.window;

import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.sort.RowOrder;
import io.feldspar.executor.vector.FlatVector;
import java.util.List;

/// Finds rows by the value of the key, in a partition sorted by it.
///
/// Bounds of adjacent rows are near to each other, so each search begins where the last one ended,
/// with steps that double.
final class RangeSearch {

    private final RowOrder order;
    private final FlatVector[] keys;
    private final FlatVector[] bounds;
    private final int first;
    private final int last;
    private int found;

    /// @param first the first row whose key is not null
    /// @param last behind the last one
    RangeSearch(SortKey key, FlatVector keys, FlatVector bounds, int first, int last) {
        order = new RowOrder(List.of(new SortKey(0, key.descending(), key.nullsFirst())));
        this.keys = new FlatVector[] {keys};
        this.bounds = new FlatVector[] {bounds};
        this.first = first;
        this.last = last;
        found = first;
    }

    /// The first row at or behind the row's bound; for an end, the first row behind it.
    int find(int row, boolean preceding, boolean start) {
        int side = bounds[0].isNull(row) ? 0 : order.compare(bounds, row, keys, row, 0);
        if (bounds[0].isNull(row) || (preceding ? side > 0 : side < 0)) {
            throw FrameBounds.invalidOffset();
        }
        int low = first;
        int high = last;
        int at = found;
        int step = 1;
        if (at < last && before(at, row, start)) {
            low = at + 1;
            while (low + step < last && before(low + step, row, start)) {
                low += step + 1;
                step *= 2;
            }
            high = Math.min(last, low + step);
        } else {
            high = at;
            while (high - step >= first && !before(high - step, row, start)) {
                high -= step;
                step *= 2;
            }
            low = Math.max(first, high - step);
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (before(middle, row, start)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        found = low;
        return low;
    }

    /// Whether a row of the partition comes before the bound of another row.
    private boolean before(int at, int row, boolean start) {
        int side = order.compare(keys, at, bounds, row, 0);
        return start ? side < 0 : side <= 0;
    }
}
