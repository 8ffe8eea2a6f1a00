package io.feldspar.executor.window;

import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.sort.RowOrder;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds where partitions and groups of peers begin in sorted batches.
final class Boundaries {

    /// A row of the same partition and the same peers as the row before.
    static final byte PEER = 0;

    /// The first of its peers, in the partition of the row before.
    static final byte NEW_PEERS = 1;

    static final byte NEW_PARTITION = 2;

    private final RowOrder partition;
    private final RowOrder order;
    private FlatVector @Nullable [] lastPartition;
    private FlatVector @Nullable [] lastOrder;
    private byte[] kinds = {};

    Boundaries(List<Integer> partitionColumns, List<SortKey> order) {
        partition =
                new RowOrder(
                        partitionColumns.stream()
                                .map(column -> new SortKey(column, false, false))
                                .toList());
        this.order = new RowOrder(order);
    }

    /// What begins at each selected row of the batch; valid until the next batch.
    byte[] of(Batch batch) {
        int count = batch.rowCount();
        if (kinds.length < count) {
            kinds = new byte[Math.max(Batch.SIZE, count)];
        }
        Vector[] columns = new Vector[batch.columnCount()];
        Arrays.setAll(columns, batch::column);
        FlatVector[] partitions = partition.keys(columns, batch.selection(), count);
        FlatVector[] orders = order.keys(columns, batch.selection(), count);
        FlatVector[] previousPartitions = lastPartition;
        FlatVector[] previousOrders = lastOrder;
        int previous = 0;
        for (int i = 0; i < count; i++) {
            int row = batch.row(i);
            if (previousPartitions == null
                    || previousOrders == null
                    || partition.compare(previousPartitions, previous, partitions, row, 0) != 0) {
                kinds[i] = NEW_PARTITION;
            } else {
                boolean peer = order.compare(previousOrders, previous, orders, row, 0) == 0;
                kinds[i] = peer ? PEER : NEW_PEERS;
            }
            previousPartitions = partitions;
            previousOrders = orders;
            previous = row;
        }
        lastPartition = last(partitions, previous);
        lastOrder = last(orders, previous);
        return kinds;
    }

    private static FlatVector[] last(FlatVector[] keys, int row) {
        int[] rows = {row};
        FlatVector[] last = new FlatVector[keys.length];
        for (int k = 0; k < keys.length; k++) {
            last[k] = keys[k].gather(rows, 1);
        }
        return last;
    }
}
