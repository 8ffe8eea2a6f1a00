package io.feldspar.executor.sort;

import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.store.ValueOrder;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The order of rows by sort keys, compared value by value.
///
/// [ValueOrder] has the order of values.
public final class RowOrder {

    private final SortKey[] keys;

    public RowOrder(List<SortKey> keys) {
        this.keys = keys.toArray(SortKey[]::new);
    }

    /// The key columns of some columns, flat.
    public FlatVector[] keys(Vector[] columns, int @Nullable [] rows, int count) {
        FlatVector[] flat = new FlatVector[keys.length];
        for (int k = 0; k < flat.length; k++) {
            flat[k] = columns[keys[k].column()].flatten(rows, count);
        }
        return flat;
    }

    /// Compares two rows by the keys from `first` on.
    public int compare(
            FlatVector[] left, int leftRow, FlatVector[] right, int rightRow, int first) {
        for (int k = first; k < keys.length; k++) {
            int order = compareKey(keys[k], left[k], leftRow, right[k], rightRow);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compareKey(
            SortKey key, FlatVector left, int leftRow, FlatVector right, int rightRow) {
        boolean leftNull = left.isNull(leftRow);
        boolean rightNull = right.isNull(rightRow);
        if (leftNull || rightNull) {
            int order = Boolean.compare(rightNull, leftNull);
            return key.nullsFirst() ? order : -order;
        }
        int order = ValueOrder.compareValues(left, leftRow, right, rightRow);
        return key.descending() ? -order : order;
    }
}
