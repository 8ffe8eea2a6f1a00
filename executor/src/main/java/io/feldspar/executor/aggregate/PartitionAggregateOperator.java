package io.feldspar.executor.aggregate;

import io.feldspar.executor.aggregate.GroupStates.Shape;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.memory.Spillable;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Appends to each row the aggregates over all rows of its partition. Partitions by hashing.
///
/// ```text
/// rows ──┬── HeldRows ──────────────────────┐
///        └── GroupStates ── a result each ──┴── emitted            while memory suffices
///
/// rows ── HeldRows ── SpilledGroups ── each part as above          where it does not
/// rows ── HeldRows ── SpilledRows ── read back behind the result   the same without PARTITION BY
/// ```
public final class PartitionAggregateOperator implements Operator, Spillable {

    private final Operator input;
    private final List<Type> types;
    private final OperatorContext context;
    private final Shape shape;
    private final MemoryPool.Reservation memory;

    /// Memory of the groups and their states.
    private final MemoryPool.Reservation states;

    /// The current input: the operator's own, or one spilled partition.
    private Operator source;

    private int level;
    private boolean ended;
    private HeldRows held;
    private GroupStates groups;

    /// Spilled rows of the source, partitioned by the hash of their keys.
    private @Nullable SpilledGroups spilled;

    /// Spilled rows of the source if there are no keys.
    private @Nullable SpilledRows spilledRows;

    /// Spilled partitions still to read, the deepest level first.
    private final Deque<SpilledGroups> unread = new ArrayDeque<>();

    /// Read by other threads.
    private volatile boolean spillable;

    /// The output for the source, once the source has ended.
    private @Nullable Operator emitting;

    private boolean closed;

    /// @param types the types of the input's columns
    public PartitionAggregateOperator(
            Operator input,
            List<Integer> partitionColumns,
            List<AggregateCall> calls,
            List<Type> types,
            OperatorContext context) {
        this.input = input;
        this.types = List.copyOf(types);
        this.context = context;
        int[] keys = partitionColumns.stream().mapToInt(Integer::intValue).toArray();
        List<Type> keyTypes = partitionColumns.stream().map(types::get).toList();
        shape = new Shape(keyTypes, keys, List.copyOf(calls), false);
        memory = context.memory().reservation("window functions", this);
        states = context.memory().reservation("window functions");
        held = new HeldRows(types, memory);
        groups = new GroupStates(shape, states);
        source = input;
    }

    @Override
    public @Nullable Batch next() {
        while (!closed) {
            Operator rows = emitting;
            if (rows != null) {
                Batch batch = rows.next();
                if (batch != null) {
                    return batch;
                }
                emitting = null;
                restart();
            } else if (ended && !openPart()) {
                release();
                return null;
            } else {
                consume();
            }
        }
        return null;
    }

    /// Makes the next spilled partition the source; false if there is none.
    private boolean openPart() {
        while (!unread.isEmpty()) {
            SpilledGroups deepest = unread.getFirst();
            Operator part = deepest.nextPartition();
            if (part != null) {
                source = part;
                ended = false;
                level = deepest.level() + 1;
                return true;
            }
            deepest.close();
            unread.remove();
        }
        return false;
    }

    private void consume() {
        for (Batch batch = source.next(); batch != null; batch = source.next()) {
            context.checkCancelled();
            memory.spillIfAsked();
            // Groups of a batch that is half aggregated cannot be given away.
            spillable = false;
            add(batch);
            spillable = canSpill() && held.size() > 0;
        }
        ended = true;
        spillable = false;
        SpilledGroups others = spilled;
        if (others != null) {
            spill(Long.MAX_VALUE);
            unread.push(others);
            spilled = null;
            return;
        }
        GroupResults results = new GroupResults(groups, shape, states);
        Operator rows = held.rows(results);
        SpilledRows first = spilledRows;
        emitting = first == null ? rows : first.before(rows, results);
    }

    private boolean canSpill() {
        return !shape.grouped() || level < SpilledGroups.MAX_LEVEL;
    }

    /// Once rows are spilled by key, they are aggregated only when they are read back.
    private void add(Batch batch) {
        if (spilled == null) {
            aggregate(batch);
        }
        int[] numbers = spilled == null && shape.grouped() ? groups.numbers() : null;
        try {
            held.append(batch, numbers);
        } catch (FeldsparException e) {
            if (!helps(e) || held.size() == 0) {
                throw e;
            }
            spill(Long.MAX_VALUE);
            held.append(batch, null);
        }
    }

    private void aggregate(Batch batch) {
        boolean divisible = canSpill() && shape.grouped();
        try {
            groups.assign(batch);
        } catch (FeldsparException e) {
            if (!helps(e) || !divisible || held.size() == 0) {
                throw e;
            }
            spill(Long.MAX_VALUE);
            return;
        }
        groups.aggregate(batch, divisible);
        if (states.endOverdraft()) {
            spill(Long.MAX_VALUE);
        }
    }

    private boolean helps(FeldsparException e) {
        return canSpill()
                && (e.code() == ErrorCode.OUT_OF_MEMORY || e.code() == ErrorCode.VALUE_TOO_LARGE);
    }

    @Override
    public long spillableBytes() {
        return spillable ? memory.bytes() : 0;
    }

    @Override
    public long spill(long wanted) {
        if (emitting != null || !canSpill() || held.size() == 0) {
            return 0;
        }
        long before = memory.bytes() + states.bytes();
        if (shape.grouped()) {
            SpilledGroups target = spilled;
            if (target == null) {
                target = new SpilledGroups(shape.keyColumns(), level, context);
                spilled = target;
            }
            held.spread(target);
            restartGroups();
        } else {
            SpilledRows target = spilledRows;
            if (target == null) {
                target = new SpilledRows(context);
                spilledRows = target;
            }
            target.write(held.batches());
        }
        restartRows();
        return before - memory.bytes() - states.bytes();
    }

    private void restartRows() {
        spillable = false;
        held = new HeldRows(types, memory);
        memory.close();
    }

    private void restart() {
        restartRows();
        restartGroups();
    }

    private void restartGroups() {
        states.close();
        groups = new GroupStates(shape, states);
    }

    private void release() {
        restart();
        states.close();
        if (spilledRows != null) {
            spilledRows.close();
            spilledRows = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        emitting = null;
        release();
        if (spilled != null) {
            spilled.close();
            spilled = null;
        }
        unread.forEach(SpilledGroups::close);
        unread.clear();
        input.close();
    }
}
