package io.feldspar.executor.aggregate;

import io.feldspar.executor.function.GroupedAccumulator.Groups;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.plan.PhysicalPlan.HashAggregate.Phase;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Groups the rows of its input and aggregates each group.
///
/// ```text
/// batch ── GroupTable ── group number per row ── one loop per aggregate over its states
/// ```
/// The output is the group columns, then a column per aggregate (PARTIAL: the columns of its
/// state). A PARTIAL aggregation that finds hardly two rows of a group gives up its table and
/// passes rows on as states of their own; the FINAL one merges them all the same.
public final class HashAggregateOperator implements Operator {

    /// Rows after which a partial aggregation is judged.
    private static final int TRIAL_ROWS = 100_000;

    private static final double USELESS = 0.8;

    private final Operator input;
    private final OperatorContext context;
    private final Phase phase;
    private final List<Type> inputTypes;
    private final int[] groupColumns;
    private final List<AggregateCall> calls;
    private MemoryPool.@Nullable Reservation memory;
    private @Nullable GroupTable table;
    private AggregateState[] states = {};
    private int[] groups = new int[Batch.SIZE];
    private long rows;
    private int groupCount;
    private int emitted;
    private boolean consumed;
    private boolean inputEnded;

    /// @param inputTypes the types of the input's columns
    public HashAggregateOperator(
            Operator input,
            Phase phase,
            List<Type> inputTypes,
            List<Integer> groupColumns,
            List<AggregateCall> calls,
            OperatorContext context) {
        this.input = input;
        this.phase = phase;
        this.inputTypes = List.copyOf(inputTypes);
        this.groupColumns = groupColumns.stream().mapToInt(Integer::intValue).toArray();
        this.calls = List.copyOf(calls);
        this.context = context;
    }

    @Override
    public @Nullable Batch next() {
        if (!consumed) {
            consume();
            consumed = true;
        }
        if (emitted < groupCount) {
            return emit();
        }
        if (table != null || inputEnded) {
            free();
        }
        Batch batch = inputEnded ? null : input.next();
        if (batch == null) {
            inputEnded = true;
            free();
            return null;
        }
        return passOn(batch);
    }

    private void consume() {
        start();
        Batch batch = input.next();
        while (batch != null) {
            add(batch);
            if (phase == Phase.PARTIAL && groupColumns.length > 0 && useless()) {
                return;
            }
            batch = input.next();
        }
        inputEnded = true;
    }

    private void start() {
        MemoryPool.Reservation reservation = context.memory().reservation("GROUP BY");
        memory = reservation;
        table = groupColumns.length == 0 ? null : new GroupTable(keyTypes(), reservation);
        states = newStates(reservation);
        if (table == null) {
            groupCount = 1;
            for (AggregateState state : states) {
                state.accumulator().ensure(1);
            }
        }
    }

    private AggregateState[] newStates(MemoryPool.Reservation reservation) {
        AggregateState[] fresh = new AggregateState[calls.size()];
        Groups kind = groupColumns.length > 0 ? Groups.BY_KEY : Groups.SINGLE;
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] = new AggregateState(calls.get(i), phase == Phase.FINAL, kind, reservation);
        }
        return fresh;
    }

    private List<Type> keyTypes() {
        return Arrays.stream(groupColumns).mapToObj(inputTypes::get).toList();
    }

    private Vector[] keys(Batch batch) {
        Vector[] keys = new Vector[groupColumns.length];
        for (int k = 0; k < keys.length; k++) {
            keys[k] = batch.column(groupColumns[k]);
        }
        return keys;
    }

    private void add(Batch batch) {
        GroupTable current = table;
        int count = batch.rowCount();
        int before = groupCount;
        int[] assigned = null;
        if (current != null) {
            if (groups.length < count) {
                groups = new int[count];
            }
            assigned = groups;
            current.assign(keys(batch), batch.selection(), count, assigned);
            groupCount = current.size();
        }
        for (AggregateState state : states) {
            state.add(batch, assigned, before, groupCount);
        }
        rows += count;
    }

    private boolean useless() {
        return rows > TRIAL_ROWS && groupCount > USELESS * rows;
    }

    private Batch emit() {
        int count = Math.min(Batch.SIZE, groupCount - emitted);
        Vector[] keys = table == null ? new Vector[0] : table.keys(emitted, count);
        Batch batch = output(keys, states, emitted, count);
        emitted += count;
        return batch;
    }

    private Batch output(Vector[] keys, AggregateState[] from, int first, int count) {
        int width = keys.length;
        for (AggregateState state : from) {
            width += phase == Phase.PARTIAL ? state.stateColumns() : 1;
        }
        Vector[] columns = Arrays.copyOf(keys, width);
        int at = keys.length;
        for (AggregateState state : from) {
            if (phase == Phase.PARTIAL) {
                state.accumulator().states(first, count, columns, at);
                at += state.stateColumns();
            } else {
                columns[at++] = state.results(first, count);
            }
        }
        return Batch.of(columns, count);
    }

    /// Each row as a group of its own.
    private Batch passOn(Batch batch) {
        if (memory == null) {
            memory = context.memory().reservation("GROUP BY");
            states = newStates(memory);
        }
        int count = batch.rowCount();
        for (int i = 0; i < count; i++) {
            groups[i] = i;
        }
        for (AggregateState state : states) {
            state.accumulator().reset();
            state.add(batch, groups, 0, count);
        }
        Batch copy = batch.withColumns(keys(batch)).copy();
        Vector[] keys = new Vector[groupColumns.length];
        for (int k = 0; k < keys.length; k++) {
            keys[k] = copy.column(k);
        }
        return output(keys, states, 0, count);
    }

    private void free() {
        table = null;
        states = new AggregateState[0];
        if (memory != null) {
            memory.close();
            memory = null;
        }
    }

    /// How groups are found at the moment.
    String strategy() {
        return table == null ? "no keys" : table.strategy();
    }

    @Override
    public void close() {
        inputEnded = true;
        consumed = true;
        groupCount = 0;
        emitted = 0;
        free();
        input.close();
    }
}
