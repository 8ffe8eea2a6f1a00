package io.feldspar.executor.sort;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.store.RowStore;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Merges sorted inputs into one sorted output; of equal rows those of earlier inputs come first.
///
/// A heap holds the inputs by their next rows. From the least one rows are taken as long as they
/// come before the next row of any other.
public final class MergeOperator implements Operator {

    private final List<Operator> inputs;
    private final List<Type> types;
    private final RowOrder order;
    private final OperatorContext context;
    private final PriorityQueue<Cursor> heap = new PriorityQueue<>();
    private final int batchRows;
    private boolean started;

    /// The last input, whose batch was emitted whole.
    private @Nullable Cursor delivered;

    /// @param types the types of the inputs' columns
    public MergeOperator(
            List<? extends Operator> inputs,
            List<SortKey> keys,
            List<Type> types,
            OperatorContext context) {
        this(inputs, keys, types, Batch.SIZE, context);
    }

    /// @param batchRows how many rows of the inputs are copied into one batch at most
    MergeOperator(
            List<? extends Operator> inputs,
            List<SortKey> keys,
            List<Type> types,
            int batchRows,
            OperatorContext context) {
        this.inputs = List.copyOf(inputs);
        this.types = List.copyOf(types);
        this.order = new RowOrder(keys);
        this.context = context;
        this.batchRows = batchRows;
    }

    /// The position in an input.
    private final class Cursor implements Comparable<Cursor> {
        private final int number;
        private Batch batch;
        private FlatVector[] keys = {};
        private int index;

        Cursor(int number, Batch batch) {
            this.number = number;
            this.batch = batch;
            use(batch);
        }

        private void use(Batch next) {
            batch = next;
            Vector[] columns = new Vector[next.columnCount()];
            for (int c = 0; c < columns.length; c++) {
                columns[c] = next.column(c);
            }
            keys = order.keys(columns, next.selection(), next.rowCount());
            index = 0;
        }

        boolean advance() {
            Batch next = inputs.get(number).next();
            if (next == null) {
                return false;
            }
            use(next);
            return true;
        }

        @Override
        public int compareTo(Cursor other) {
            int compared =
                    order.compare(
                            keys, batch.row(index), other.keys, other.batch.row(other.index), 0);
            return compared != 0 ? compared : Integer.compare(number, other.number);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    @Override
    public @Nullable Batch next() {
        if (!started) {
            started = true;
            for (int i = 0; i < inputs.size(); i++) {
                Batch batch = inputs.get(i).next();
                if (batch != null) {
                    heap.add(new Cursor(i, batch));
                }
            }
        }
        Cursor before = delivered;
        if (before != null) {
            delivered = null;
            if (!before.advance()) {
                heap.clear();
            }
        }
        Cursor only = heap.size() == 1 ? heap.peek() : null;
        if (only != null && only.index == 0) {
            // Nothing needs copying any more.
            delivered = only;
            return only.batch;
        }
        RowStore out = new RowStore(types, Set.of(), MemoryPool.Reservation.uncounted());
        while (!heap.isEmpty() && out.size() < batchRows) {
            take(out);
        }
        return out.size() == 0 ? null : Batch.of(out.view(), out.size());
    }

    /// Appends a run of rows of the least input.
    private void take(RowStore out) {
        context.checkCancelled();
        Cursor least = heap.remove();
        Cursor next = heap.peek();
        int room = batchRows - out.size();
        int[] run = new int[Math.min(room, least.batch.rowCount() - least.index)];
        int count = 0;
        do {
            run[count++] = least.batch.row(least.index++);
        } while (count < run.length && (next == null || least.compareTo(next) < 0));
        out.append(least.batch, run, count);
        if (least.index < least.batch.rowCount() || least.advance()) {
            heap.add(least);
        }
    }

    @Override
    public void close() {
        started = true;
        heap.clear();
        delivered = null;
        inputs.forEach(Operator::close);
    }
}
