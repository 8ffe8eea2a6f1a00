package io.feldspar.executor.aggregate;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.GroupedAccumulator.Groups;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The groups that are in memory: their keys, and the states of every aggregate.
///
/// ```text
/// batch ── GroupTable ── group number per row ── one loop per aggregate over its states
/// ```
final class GroupStates {

    /// How the rows of the input are grouped and aggregated.
    ///
    /// @param keyTypes the types of the key columns
    /// @param keyColumns where the keys are in the input; none for a single group
    /// @param merges whether the arguments of the calls are columns of partial states
    record Shape(List<Type> keyTypes, int[] keyColumns, List<AggregateCall> calls, boolean merges) {

        boolean grouped() {
            return keyColumns.length > 0;
        }

        Vector[] keys(Batch batch) {
            Vector[] keys = new Vector[keyColumns.length];
            for (int k = 0; k < keys.length; k++) {
                keys[k] = batch.column(keyColumns[k]);
            }
            return keys;
        }

        AggregateState[] newStates(MemoryPool.Reservation memory) {
            Groups kind = grouped() ? Groups.BY_KEY : Groups.SINGLE;
            return calls.stream()
                    .map(call -> new AggregateState(call, merges, kind, memory))
                    .toArray(AggregateState[]::new);
        }
    }

    private final Shape shape;
    private final MemoryPool.Reservation memory;
    private final @Nullable GroupTable table;
    private final AggregateState[] states;
    private int[] groups = new int[Batch.SIZE];
    private int size;

    /// No groups yet, or the only one.
    GroupStates(Shape shape, MemoryPool.Reservation memory) {
        this.shape = shape;
        this.memory = memory;
        table = shape.grouped() ? new GroupTable(shape.keyTypes(), memory) : null;
        states = shape.newStates(memory);
        if (table == null) {
            size = 1;
            for (AggregateState state : states) {
                state.ensure(1);
            }
        }
    }

    /// The number of groups that have all their rows.
    int size() {
        return size;
    }

    /// The groups that [#assign] found for the batch's selected rows.
    int[] numbers() {
        return groups;
    }

    /// Whether there are groups to tell apart, some of which can be put elsewhere.
    boolean divisible() {
        return table != null && size > 1;
    }

    /// Numbers the groups of the batch's selected rows and makes room for their states.
    ///
    /// Where this fails, the groups are those of before, and can be read but not added to.
    ///
    /// @throws FeldsparException with OUT_OF_MEMORY or VALUE_TOO_LARGE
    void assign(Batch batch) {
        GroupTable current = table;
        if (current == null) {
            return;
        }
        int count = batch.rowCount();
        if (groups.length < count) {
            groups = new int[count];
        }
        current.assign(shape.keys(batch), batch.selection(), count, groups);
        int found = current.size();
        for (AggregateState state : states) {
            state.ensure(found);
        }
    }

    /// Adds the rows of the batch whose groups [#assign] has numbered.
    ///
    /// @param spillable whether the groups can be spilled afterwards, where they take too much
    void aggregate(Batch batch, boolean spillable) {
        GroupTable current = table;
        int before = size;
        int found = current == null ? 1 : current.size();
        if (spillable && found > 1) {
            // Where one state is refused memory, others have the batch already.
            memory.allowOverdraft();
        }
        for (AggregateState state : states) {
            state.add(batch, current == null ? null : groups, before, found);
        }
        size = found;
    }

    /// The keys of the groups `from` to `from + count`, then the columns of their states.
    Batch states(int from, int count) {
        Vector[] keys = keys(from, count);
        int width = keys.length;
        for (AggregateState state : states) {
            width += state.stateColumns();
        }
        Vector[] columns = Arrays.copyOf(keys, width);
        int at = keys.length;
        for (AggregateState state : states) {
            state.accumulator().states(from, count, columns, at);
            at += state.stateColumns();
        }
        return Batch.of(columns, count);
    }

    /// The keys of the groups `from` to `from + count`, then the results of the aggregates.
    Batch results(int from, int count) {
        Vector[] keys = keys(from, count);
        Vector[] columns = Arrays.copyOf(keys, keys.length + states.length);
        for (int i = 0; i < states.length; i++) {
            columns[keys.length + i] = states[i].results(from, count);
        }
        return Batch.of(columns, count);
    }

    private Vector[] keys(int from, int count) {
        return table == null ? new Vector[0] : table.keys(from, count);
    }

    /// How groups are found at the moment.
    String strategy() {
        return table == null ? "no keys" : table.strategy();
    }
}
