package io.feldspar.executor.sort;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.store.FlatColumn;
import io.feldspar.executor.store.KeyHasher;
import io.feldspar.executor.store.RowIndex;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.FlatVector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Drops rows that have at least `limit` rows of their partition before them, as far as it sees.
///
/// It holds no rows: for each partition it knows the first `limit` codes of the key, as a heap with
/// the last of them on top, and drops what comes behind that one. So few rows are left to sort. It
/// lets all rows pass once that does not pay, or needs too much memory.
public final class TopRankedOperator implements Operator {

    private static final int MAX_CODES = 1 << 20;

    /// After so many rows it must have dropped a part of them.
    private static final long TRIAL_ROWS = 1 << 17;

    private static final double WORTH = 0.1;

    private final Operator input;
    private final List<Integer> partitionColumns;
    private final SortKey key;
    private final int limit;
    private final MemoryPool.Reservation memory;
    private final RowIndex partitions;
    private final KeyHasher hasher;
    private final RowIndex.Scratch scratch = new RowIndex.Scratch();
    private int[] numbers = new int[Batch.SIZE];
    private long[] hashes = new long[Batch.SIZE];
    private long[] codes = new long[Batch.SIZE];

    /// The heap of partition p is `first[p * limit]` to `first[p * limit + counts[p] - 1]`.
    private long[] first = {};

    private int[] counts = {};
    private boolean passing;
    private long rowsSeen;
    private long rowsDropped;

    /// @param types the types of the input's columns
    public TopRankedOperator(
            Operator input,
            List<Integer> partitionColumns,
            SortKey key,
            int limit,
            List<Type> types,
            OperatorContext context) {
        this.input = input;
        this.partitionColumns = List.copyOf(partitionColumns);
        this.key = key;
        this.limit = limit;
        memory = context.memory().reservation("first rows of partitions");
        FlatColumn[] keys = new FlatColumn[partitionColumns.size()];
        for (int k = 0; k < keys.length; k++) {
            keys[k] = FlatColumn.of(types.get(partitionColumns.get(k)), memory);
        }
        partitions = new RowIndex(keys, memory);
        hasher = new KeyHasher(keys.length);
    }

    @Override
    public @Nullable Batch next() {
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            Batch left = passing ? batch : filtered(batch);
            if (left.rowCount() > 0) {
                return left;
            }
        }
        return null;
    }

    private Batch filtered(Batch batch) {
        try {
            number(batch);
        } catch (FeldsparException e) {
            if (!MemoryPool.isRefusal(e)) {
                throw e;
            }
            pass();
        }
        if (passing) {
            return batch;
        }
        int count = batch.rowCount();
        FlatVector keys = batch.column(key.column()).flatten(batch.selection(), count);
        OrderCodes.read(keys, batch.selection(), count, key, codes);
        int[] kept = new int[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            kept[n] = batch.row(i);
            n += keeps(numbers[i], codes[i]) ? 1 : 0;
        }
        rowsSeen += count;
        rowsDropped += count - n;
        if (rowsSeen > TRIAL_ROWS && rowsDropped < WORTH * rowsSeen) {
            pass();
        }
        return n == count ? batch : batch.withSelection(kept, n);
    }

    private void pass() {
        passing = true;
        first = new long[0];
        counts = new int[0];
        memory.close();
    }

    /// Numbers the partitions of the batch's rows, and makes room for those that are new.
    private void number(Batch batch) {
        int count = batch.rowCount();
        if (numbers.length < count) {
            numbers = new int[count];
            hashes = new long[count];
            codes = new long[count];
        }
        int size = 1;
        if (!partitionColumns.isEmpty()) {
            FlatVector[] keys = new FlatVector[partitionColumns.size()];
            for (int k = 0; k < keys.length; k++) {
                keys[k] = batch.column(partitionColumns.get(k)).flatten(batch.selection(), count);
            }
            hasher.hash(keys, batch.selection(), count, hashes);
            partitions.assign(keys, hashes, batch.selection(), count, numbers, scratch);
            size = partitions.size();
        }
        if (size > counts.length) {
            long wanted = Math.max(size, 2L * counts.length);
            if (wanted * limit > MAX_CODES) {
                pass();
                return;
            }
            memory.grow((wanted - counts.length) * (Long.BYTES * (long) limit + Integer.BYTES));
            counts = Arrays.copyOf(counts, (int) wanted);
            first = Arrays.copyOf(first, (int) wanted * limit);
        }
    }

    private boolean keeps(int partition, long code) {
        int from = partition * limit;
        int size = counts[partition];
        if (size < limit) {
            counts[partition] = size + 1;
            rise(from, size, code);
            return true;
        }
        if (code > first[from]) {
            return false;
        }
        if (code < first[from]) {
            sink(from, code);
        }
        return true;
    }

    private void rise(int from, int at, long code) {
        int place = at;
        while (place > 0 && first[from + (place - 1) / 2] < code) {
            first[from + place] = first[from + (place - 1) / 2];
            place = (place - 1) / 2;
        }
        first[from + place] = code;
    }

    private void sink(int from, long code) {
        int place = 0;
        while (2 * place + 1 < limit) {
            int child = 2 * place + 1;
            if (child + 1 < limit && first[from + child + 1] > first[from + child]) {
                child++;
            }
            if (first[from + child] <= code) {
                break;
            }
            first[from + place] = first[from + child];
            place = child;
        }
        first[from + place] = code;
    }

    @Override
    public void close() {
        pass();
        input.close();
    }
}
