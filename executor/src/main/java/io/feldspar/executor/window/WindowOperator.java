package io.feldspar.executor.window;

import io.feldspar.executor.function.WindowFunction.Scope;
import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.plan.WindowCall;
import io.feldspar.executor.store.RowStore;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Appends the values of window calls to rows that are sorted by the partition and the order.
///
/// ```text
/// batches ── Boundaries ── rows up to the end of a partition ── each call, by columns ── batches
///                          (or of peers, or any rows, where the calls need no more)
/// ```
/// Numbers, ranks and running aggregates need no rows to come: what was computed is emitted and
/// forgotten, however large the partition is. For other calls the rows of a partition are held.
public final class WindowOperator implements Operator {

    /// Small partitions are computed together, until there are so many rows.
    private static final int ENOUGH_ROWS = 4 * Batch.SIZE;

    private final Operator input;
    private final List<Type> types;
    private final List<SortKey> order;
    private final OperatorContext context;
    private final Boundaries boundaries;
    private final List<Evaluation> evaluations;

    /// Of the rows that are computed, and their values.
    private final MemoryPool.Reservation memory;

    /// Of what the calls hold from rows to rows.
    private final MemoryPool.Reservation states;

    private final Scope scope;

    /// A batch that belongs to more than one block, and the first of its rows not yet taken.
    private @Nullable Batch pending;

    private byte[] pendingKinds = {};
    private int pendingFrom;

    private boolean ended;

    /// What begins at the first row of those to compute.
    private byte firstKind;

    private Vector[] computed = {};
    private int position;
    private int computedRows;

    /// @param types the types of the input's columns
    public WindowOperator(
            Operator input,
            List<Integer> partitionColumns,
            List<SortKey> order,
            List<WindowCall> calls,
            List<Type> types,
            OperatorContext context) {
        this.input = input;
        this.types = List.copyOf(types);
        this.order = List.copyOf(order);
        this.context = context;
        boundaries = new Boundaries(partitionColumns, order);
        memory = context.memory().reservation("window functions");
        states = context.memory().reservation("window functions");
        evaluations = calls.stream().map(call -> Evaluation.of(call, states)).toList();
        scope = evaluations.stream().map(Evaluation::scope).reduce(Scope.ROWS, WindowOperator::max);
    }

    private static Scope max(Scope left, Scope right) {
        return left.compareTo(right) < 0 ? right : left;
    }

    @Override
    public @Nullable Batch next() {
        while (position >= computedRows) {
            computed = new Vector[0];
            memory.close();
            if (!compute()) {
                return null;
            }
        }
        int count = Math.min(Batch.SIZE, computedRows - position);
        Batch batch = slice(position, count);
        position += count;
        return batch;
    }

    private Batch slice(int from, int count) {
        int[] rows = new int[count];
        Arrays.setAll(rows, i -> from + i);
        Vector[] columns = new Vector[computed.length];
        for (int c = 0; c < columns.length; c++) {
            columns[c] =
                    switch (computed[c]) {
                        case FlatVector flat when count == computedRows -> flat;
                        case FlatVector flat -> flat.gather(rows, count);
                        case ConstantVector constant -> constant.gatherEncoded(rows, count);
                        // Rows picked by one call are not a dictionary for others.
                        case DictionaryVector coded ->
                                c < types.size()
                                        ? coded.gatherEncoded(rows, count)
                                        : coded.gather(rows, count);
                    };
        }
        return Batch.of(columns, count);
    }

    /// Computes the calls for the next rows; false at the end.
    private boolean compute() {
        RowStore rows = new RowStore(types, Set.of(), memory);
        Starts partitions = new Starts();
        Starts peers = new Starts();
        boolean complete = false;
        while (!complete) {
            if (pending == null && !fetch()) {
                break;
            }
            complete = take(rows, partitions, peers);
        }
        int count = rows.size();
        if (count == 0) {
            return false;
        }
        WindowRows block =
                new WindowRows(
                        count,
                        partitions.until(count, firstKind != Boundaries.NEW_PARTITION),
                        peers.until(count, firstKind == Boundaries.PEER));
        Vector[] columns = Arrays.copyOf(rows.view(), types.size() + evaluations.size());
        for (int k = 0; k < evaluations.size(); k++) {
            context.checkCancelled();
            memory.grow(RESULT_BYTES * count);
            columns[types.size() + k] = evaluations.get(k).evaluate(block, columns, order);
        }
        computed = columns;
        computedRows = count;
        position = 0;
        return true;
    }

    /// What the values of a call and the bounds of its frames take for a row.
    private static final long RESULT_BYTES = 16;

    private boolean fetch() {
        if (ended) {
            return false;
        }
        Batch batch = input.next();
        if (batch == null) {
            ended = true;
            return false;
        }
        pending = batch;
        pendingKinds = boundaries.of(batch);
        pendingFrom = 0;
        return true;
    }

    /// Takes rows of the pending batch, up to where the rows so far can be computed.
    ///
    /// @return whether they can
    private boolean take(RowStore rows, Starts partitions, Starts peers) {
        Batch batch = pending;
        if (batch == null) {
            throw new IllegalStateException("there is no batch");
        }
        int from = pendingFrom;
        int count = batch.rowCount();
        int before = rows.size();
        int end = end(from, count, before);
        if (before == 0) {
            firstKind = pendingKinds[from];
        }
        for (int i = from; i < end; i++) {
            int row = before + i - from;
            byte kind = pendingKinds[i];
            if (kind == Boundaries.NEW_PARTITION || row == 0) {
                partitions.add(row);
            }
            if (kind != Boundaries.PEER || row == 0) {
                peers.add(row);
            }
        }
        append(rows, batch, from, end);
        if (end < count) {
            pendingFrom = end;
            return true;
        }
        pending = null;
        return scope == Scope.ROWS;
    }

    /// Behind the last row of the batch that belongs to rows which can be computed, or behind all
    /// rows where more must come.
    private int end(int from, int count, int before) {
        if (scope == Scope.ROWS || before + count - from < ENOUGH_ROWS) {
            return count;
        }
        byte least = scope == Scope.PEERS ? Boundaries.NEW_PEERS : Boundaries.NEW_PARTITION;
        for (int i = count - 1; i >= from; i--) {
            if (pendingKinds[i] >= least && before + i - from > 0) {
                return i;
            }
        }
        return count;
    }

    private static void append(RowStore rows, Batch batch, int from, int end) {
        if (from == 0 && end == batch.rowCount()) {
            rows.append(batch);
            return;
        }
        int[] chosen = new int[end - from];
        for (int i = from; i < end; i++) {
            chosen[i - from] = batch.row(i);
        }
        rows.append(batch, chosen, chosen.length);
    }

    @Override
    public void close() {
        ended = true;
        pending = null;
        computed = new Vector[0];
        computedRows = 0;
        position = 0;
        memory.close();
        states.close();
        input.close();
    }
}
