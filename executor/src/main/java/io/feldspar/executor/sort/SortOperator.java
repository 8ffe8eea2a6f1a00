package io.feldspar.executor.sort;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.SortKey;
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

/// Sorts its input; of the sorted rows the first `offset` are dropped and at most `limit` are
/// handed on.
///
/// With a limit it keeps little more than twice the rows that it needs: when these have come
/// together it sorts them, keeps the best, and from then on drops every row that is not better
/// than the worst of them. Rows with equal keys stay in the order in which they came.
public final class SortOperator implements Operator {

    /// Beyond this many rows a top-N is no better than sorting everything.
    private static final long MAX_TOP = 1 << 24;

    private final Operator input;
    private final List<SortKey> keys;
    private final List<Type> types;
    private final long offset;
    private final long limit;
    private final OperatorContext context;
    private final RowSorter sorter;
    private final RowOrder order;
    private MemoryPool.Reservation memory;
    private Vector[] sortedColumns = {};
    private int[] sorted = {};
    private int position;
    private int end;
    private boolean consumed;
    /// The key columns of the kept rows, the worst of which is row `top - 1`; empty until there
    /// are as many.
    private FlatVector[] kept = {};

    /// @param types the types of the input's columns
    /// @param limit -1 for all
    public SortOperator(
            Operator input,
            List<SortKey> keys,
            List<Type> types,
            long offset,
            long limit,
            OperatorContext context) {
        this.input = input;
        this.keys = List.copyOf(keys);
        this.types = List.copyOf(types);
        this.offset = offset;
        this.limit = limit;
        this.context = context;
        sorter = new RowSorter(keys);
        order = new RowOrder(keys);
        memory = context.memory().reservation("ORDER BY");
    }

    @Override
    public @Nullable Batch next() {
        if (!consumed) {
            consumed = true;
            consume();
        }
        if (position >= end) {
            release();
            return null;
        }
        int count = Math.min(Batch.SIZE, end - position);
        int[] rows = Arrays.copyOfRange(sorted, position, position + count);
        position += count;
        Vector[] columns = new Vector[sortedColumns.length];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = picked(sortedColumns[c], rows, count);
        }
        return Batch.of(columns, count);
    }

    /// Rows of a kept column; text goes on sharing its heap.
    static Vector picked(Vector column, int[] rows, int count) {
        return switch (column) {
            case FlatVector flat ->
                    new DictionaryVector(rows, flat, null, count).flatten(null, count);
            case ConstantVector constant -> new ConstantVector(constant.single(), count);
            case DictionaryVector coded -> coded.gatherCodes(rows, count);
        };
    }

    private void consume() {
        if (limit == 0) {
            return;
        }
        boolean bounded = limit > 0 && limit <= MAX_TOP - offset && !keys.isEmpty();
        int top = bounded ? (int) (offset + limit) : Integer.MAX_VALUE;
        RowStore rows = new RowStore(types, Set.of(), memory);
        int[] candidates = new int[Batch.SIZE];
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            if (kept.length == 0) {
                rows.append(batch);
            } else {
                if (candidates.length < batch.rowCount()) {
                    candidates = new int[batch.rowCount()];
                }
                rows.append(batch, candidates, better(batch, top, candidates));
            }
            if (bounded && rows.size() > 2L * top + 2 * Batch.SIZE) {
                rows = best(rows, top);
            }
        }
        sortedColumns = rows.view();
        sorted = sorter.sort(sortedColumns, rows.size(), memory);
        position = (int) Math.min(offset, rows.size());
        end = limit < 0 || limit > rows.size() - position ? rows.size() : position + (int) limit;
    }

    /// A store of the first `top` rows in order, instead of the one given.
    private RowStore best(RowStore rows, int top) {
        Vector[] columns = rows.view();
        int[] ranked = sorter.sort(columns, rows.size(), memory);
        MemoryPool.Reservation fresh = context.memory().reservation("ORDER BY");
        MemoryPool.Reservation before = memory;
        RowStore next = new RowStore(types, Set.of(), fresh);
        try {
            next.append(Batch.of(columns, rows.size()), ranked, top);
        } catch (RuntimeException failure) {
            fresh.close();
            throw failure;
        }
        memory = fresh;
        before.close();
        kept = order.keys(next.view(), null, top);
        return next;
    }

    /// Writes those of the batch's rows that come before the worst kept row to `out`.
    private int better(Batch batch, int top, int[] out) {
        Vector[] columns = new Vector[batch.columnCount()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = batch.column(c);
        }
        int count = batch.rowCount();
        int[] selection = batch.selection();
        SortKey firstKey = keys.get(0);
        FlatVector first = columns[firstKey.column()].flatten(selection, count);
        long[] codes = new long[count];
        OrderCodes.read(first, selection, count, firstKey, codes);
        long[] worst = new long[1];
        OrderCodes.read(kept[0], new int[] {top - 1}, 1, firstKey, worst);
        long threshold = worst[0];
        int n = 0;
        boolean ties = false;
        for (int i = 0; i < count; i++) {
            out[n] = selection == null ? i : selection[i];
            n += codes[i] <= threshold ? 1 : 0;
            ties |= codes[i] == threshold;
        }
        return ties ? withoutTies(columns, selection, count, top, out, n) : n;
    }

    private int withoutTies(
            Vector[] columns, int @Nullable [] selection, int count, int top, int[] out, int n) {
        FlatVector[] flat = order.keys(columns, selection, count);
        int left = 0;
        for (int i = 0; i < n; i++) {
            if (order.compare(flat, out[i], kept, top - 1, 0) < 0) {
                out[left++] = out[i];
            }
        }
        return left;
    }

    private void release() {
        kept = new FlatVector[0];
        sortedColumns = new Vector[0];
        sorted = new int[0];
        memory.close();
    }

    @Override
    public void close() {
        consumed = true;
        position = 0;
        end = 0;
        release();
        input.close();
    }
}
