package io.feldspar.executor.sort;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.memory.Spillable;
import io.feldspar.executor.operator.LimitOperator;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.store.RowStore;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sorts its input; of the sorted rows the first `offset` are dropped and at most `limit` are
/// emitted.
///
/// ```text
/// rows in memory ── sorted ── emitted                       while memory suffices
///         └── sorted run on disk, again and again ── merged  where it does not
/// ```
/// With a limit it keeps little more than twice the rows that it needs: when these have come
/// together it sorts them, keeps the best, and from then on drops every row that is not better
/// than the worst of them. Rows with equal keys stay in the order in which they came.
public final class SortOperator implements Operator, Spillable {

    /// Beyond this many rows a top-N is no better than sorting everything.
    private static final long MAX_TOP = 1 << 24;

    /// A run stores larger dictionaries flat, as a merge would see a different one in each run.
    private static final int MAX_RUN_DICTIONARY = 1 << 10;

    /// What a batch of a run takes at most, so that many runs can be merged at once.
    private static final long RUN_BATCH_BYTES = 1 << 17;

    private final Operator input;
    private final List<SortKey> keys;
    private final List<Type> types;
    private final long offset;
    private final long limit;
    private final OperatorContext context;
    private final RowSorter sorter;
    private final RowOrder order;
    private final SortedRuns runs;
    private MemoryPool.Reservation memory;
    private RowStore rows;
    private Vector[] sortedColumns = {};
    private int[] sorted = {};
    private int position;
    private int end;
    private boolean consumed;
    private int[] candidates = new int[Batch.SIZE];

    /// How many rows a top-N keeps; all where there is no limit or where it does not fit memory.
    private int top;

    /// The key columns of the kept rows, the worst of which is row `top - 1`; empty until there
    /// are as many.
    private FlatVector[] kept = {};

    /// The merged runs, once all rows have come.
    private @Nullable Operator merged;

    /// Read by other threads.
    private volatile long spillable;

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
        runs = new SortedRuns(keys, types, context);
        boolean bounded = limit > 0 && limit <= MAX_TOP - offset && !keys.isEmpty();
        top = bounded ? (int) (offset + limit) : Integer.MAX_VALUE;
        memory = context.memory().reservation("ORDER BY", this);
        rows = new RowStore(types, Set.of(), memory);
    }

    @Override
    public @Nullable Batch next() {
        if (!consumed) {
            consumed = true;
            consume();
        }
        memory.spillIfAsked();
        if (merged != null) {
            return merged.next();
        }
        if (position >= end) {
            release();
            return null;
        }
        int count = Math.min(Batch.SIZE, end - position);
        Batch batch = sortedRows(Integer.MAX_VALUE, position, count);
        position += count;
        return batch;
    }

    /// The rows `from` to `from + count` in order.
    private Batch sortedRows(int maxDictionary, int from, int count) {
        int[] picks = Arrays.copyOfRange(sorted, from, from + count);
        Vector[] columns = new Vector[sortedColumns.length];
        for (int c = 0; c < columns.length; c++) {
            Vector column = sortedColumns[c].gatherShared(picks, count);
            boolean large =
                    column instanceof DictionaryVector coded
                            && coded.dictionary().length() > maxDictionary;
            columns[c] = large ? column.flatten(null, count) : column;
        }
        return Batch.of(columns, count);
    }

    private void consume() {
        if (limit == 0) {
            return;
        }
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            memory.spillIfAsked();
            add(batch);
            if (top < Integer.MAX_VALUE && rows.size() > 2L * top + 2 * Batch.SIZE) {
                keepBest();
            }
            spillable = top < Integer.MAX_VALUE ? 0 : memory.bytes();
        }
        if (runs.isEmpty()) {
            sort();
            position = (int) Math.min(offset, rows.size());
            end =
                    limit < 0 || limit > rows.size() - position
                            ? rows.size()
                            : position + (int) limit;
        } else {
            spillRows();
            merged = new LimitOperator(runs.merge(), offset, limit);
        }
    }

    private void sort() {
        sortedColumns = rows.view();
        sorted = sorter.sort(sortedColumns, rows.size());
    }

    private void add(Batch batch) {
        int[] chosen = batch.selection();
        int count = batch.rowCount();
        if (kept.length > 0) {
            if (candidates.length < count) {
                candidates = new int[count];
            }
            count = better(batch, candidates);
            chosen = candidates;
        }
        try {
            append(batch, chosen, count);
        } catch (FeldsparException e) {
            spillInstead(e);
            append(batch, chosen, count);
        }
    }

    /// Where this is refused, the rows that were there before are still whole.
    private void append(Batch batch, int @Nullable [] chosen, int count) {
        memory.grow((long) RowSorter.ROW_BYTES * count);
        rows.append(batch, chosen, count);
    }

    /// Spills where that helps against the failure.
    private void spillInstead(FeldsparException failure) {
        boolean helps =
                failure.code() == ErrorCode.OUT_OF_MEMORY
                        || failure.code() == ErrorCode.VALUE_TOO_LARGE;
        if (!helps || rows.size() == 0) {
            throw failure;
        }
        top = Integer.MAX_VALUE;
        kept = new FlatVector[0];
        spillRows();
    }

    /// Keeps the first `top` rows in order, and spills where even these are too many.
    private void keepBest() {
        try {
            rows = best();
        } catch (FeldsparException e) {
            spillInstead(e);
        }
    }

    /// A store of the first `top` rows in order.
    private RowStore best() {
        Vector[] columns = rows.view();
        int[] ranked = sorter.sort(columns, rows.size());
        MemoryPool.Reservation fresh = context.memory().reservation("ORDER BY", this);
        MemoryPool.Reservation before = memory;
        RowStore next = new RowStore(types, Set.of(), fresh);
        try {
            fresh.grow((long) RowSorter.ROW_BYTES * top);
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

    @Override
    public long spillableBytes() {
        return spillable;
    }

    @Override
    public long spill(long wanted) {
        long before = memory.bytes();
        if (merged == null && end > position) {
            runs.add(new SortedRows(position, end));
            release();
            merged = runs.merge();
        } else if (merged == null) {
            spillRows();
        }
        return before - memory.bytes();
    }

    /// Writes the rows in memory as a sorted run.
    private void spillRows() {
        if (rows.size() > 0) {
            sort();
            runs.add(new SortedRows(0, rows.size()));
        }
        release();
    }

    /// The sorted rows in memory, for a run.
    private final class SortedRows implements Operator {
        private final int to;
        private final int batchRows;
        private int from;

        SortedRows(int from, int to) {
            this.from = from;
            this.to = to;
            long fitting = RUN_BATCH_BYTES * rows.size() / Math.max(1, memory.bytes());
            batchRows = Math.clamp(fitting, 1, Batch.SIZE);
        }

        @Override
        public @Nullable Batch next() {
            if (from >= to) {
                return null;
            }
            int count = Math.min(batchRows, to - from);
            Batch batch = sortedRows(MAX_RUN_DICTIONARY, from, count);
            from += count;
            return batch;
        }

        @Override
        public void close() {}
    }

    /// Writes those of the batch's rows that sort before the worst retained row to `out`.
    private int better(Batch batch, int[] out) {
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
        return ties ? withoutTies(columns, selection, count, out, n) : n;
    }

    private int withoutTies(
            Vector[] columns, int @Nullable [] selection, int count, int[] out, int n) {
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
        spillable = 0;
        kept = new FlatVector[0];
        sortedColumns = new Vector[0];
        sorted = new int[0];
        rows = new RowStore(types, Set.of(), memory);
        memory.close();
    }

    @Override
    public void close() {
        consumed = true;
        position = 0;
        end = 0;
        release();
        if (merged != null) {
            merged.close();
            merged = null;
        }
        runs.close();
        input.close();
    }
}
