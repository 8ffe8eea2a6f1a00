package io.feldspar.executor.aggregate;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.function.RemovingAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One aggregate of an operator: its accumulator, and how rows get there.
///
/// Rows whose filter is not true are left out, and so are nulls that the function skips and empty
/// states. A dictionary argument is not flattened: its entries are the values, and the codes of the
/// rows are their positions.
final class AggregateState {

    private final AggregateCall call;
    private final boolean merges;
    private final List<Type> stateTypes;
    private final GroupedAccumulator accumulator;
    private final GroupedAccumulator.Rows input = new GroupedAccumulator.Rows();
    private int[] keptRows = new int[0];
    private int[] keptGroups = new int[0];
    private int[] entries = new int[0];

    /// @param merges whether the arguments are the columns of partial states
    AggregateState(
            AggregateCall call,
            boolean merges,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        this.call = call;
        this.merges = merges;
        stateTypes = call.function().stateTypes(call.argumentTypes());
        accumulator =
                call.function().accumulator(call.argumentTypes(), call.type(), groups, memory);
    }

    int stateColumns() {
        return stateTypes.size();
    }

    GroupedAccumulator accumulator() {
        return accumulator;
    }

    /// Makes room for the groups 0 to `count`; where that is refused, no state has changed.
    void ensure(int count) {
        accumulator.ensure(count);
    }

    /// Adds the batch's selected rows.
    ///
    /// @param groups the group of each selected row; null for a single group
    /// @param groupsBefore how many groups there were before this batch
    /// @param groupsNow how many there are now
    void add(Batch batch, int @Nullable [] groups, int groupsBefore, int groupsNow) {
        accumulator.ensure(groupsNow);
        FlatVector[] arguments = take(batch, groups, groupsBefore);
        try {
            if (merges) {
                accumulator.merge(arguments, input);
            } else {
                accumulator.add(arguments, input);
            }
        } catch (FeldsparException e) {
            throw e.at(call.location());
        }
    }

    /// Removes rows that [#add] added, from the frames of a window; the accumulator must be a
    /// [RemovingAccumulator].
    ///
    /// @param groups the frame of each selected row; null for a single frame
    void remove(Batch batch, int @Nullable [] groups) {
        FlatVector[] arguments = take(batch, groups, 0);
        ((RemovingAccumulator) accumulator).remove(arguments, input);
    }

    /// Sets the input to the rows that count, and returns their arguments.
    private FlatVector[] take(Batch batch, int @Nullable [] groups, int groupsBefore) {
        input.rows = batch.selection();
        input.groups = groups;
        input.count = batch.rowCount();
        input.groupsBefore = groupsBefore;
        if (call.filter() != null) {
            keepTrue(batch.column(call.filter()));
        }
        List<Integer> columns = call.arguments();
        for (int a = 0; a < columns.size(); a++) {
            if (skipsNulls(a)) {
                dropNulls(batch.column(columns.get(a)));
            }
        }
        input.complete = input.count == batch.rowCount();
        FlatVector[] arguments = new FlatVector[columns.size()];
        if (columns.size() == 1) {
            arguments[0] = values(batch.column(columns.get(0)));
            return arguments;
        }
        for (int a = 0; a < arguments.length; a++) {
            arguments[a] = batch.column(columns.get(a)).flatten(input.rows, input.count);
        }
        return arguments;
    }

    private boolean skipsNulls(int column) {
        return merges ? column == 0 : call.function().skipsNulls(column);
    }

    /// The results of groups in order.
    Vector results(int first, int count) {
        try {
            return accumulator.results(first, count);
        } catch (FeldsparException e) {
            throw e.at(call.location());
        }
    }

    /// The values of a single argument; sets the rows to their positions in it.
    private FlatVector values(Vector vector) {
        return switch (vector) {
            case FlatVector flat -> flat;
            case ConstantVector constant -> {
                reserveRows(input.count);
                Arrays.fill(entries, 0, input.count, 0);
                input.rows = entries;
                yield constant.single();
            }
            // Rows that are null whatever their code have been dropped, or count as they are.
            case DictionaryVector coded when coded.nulls() != null && !skipsNulls(0) ->
                    coded.flatten(input.rows, input.count);
            case DictionaryVector coded -> {
                int[] codes = coded.codes();
                int[] rows = input.rows;
                if (rows == null) {
                    input.rows = codes;
                } else {
                    reserveRows(input.count);
                    int[] to = entries;
                    int count = input.count;
                    for (int i = 0; i < count; i++) {
                        to[i] = codes[rows[i]];
                    }
                    input.rows = to;
                }
                yield coded.dictionary();
            }
        };
    }

    private void reserveRows(int count) {
        if (entries.length < count) {
            entries = new int[Math.max(Batch.SIZE, count)];
        }
        if (keptRows.length < count) {
            keptRows = new int[Math.max(Batch.SIZE, count)];
            keptGroups = new int[keptRows.length];
        }
    }

    private void keepTrue(Vector filter) {
        reserveRows(input.count);
        FlatVector flat = filter.flatten(input.rows, input.count);
        byte[] values = ((ByteVector) flat).values();
        long[] nulls = flat.nulls();
        int[] rows = input.rows;
        int[] groups = input.groups;
        int kept = 0;
        for (int i = 0; i < input.count; i++) {
            int row = rows == null ? i : rows[i];
            boolean isTrue = values[row] != 0 && (nulls == null || !Nulls.isNull(nulls, row));
            keptRows[kept] = row;
            keptGroups[kept] = groups == null ? 0 : groups[i];
            kept += isTrue ? 1 : 0;
        }
        use(kept);
    }

    private void dropNulls(Vector argument) {
        if (!argument.mayHaveNulls()) {
            return;
        }
        reserveRows(input.count);
        int[] rows = input.rows;
        int[] groups = input.groups;
        int kept = 0;
        for (int i = 0; i < input.count; i++) {
            int row = rows == null ? i : rows[i];
            keptRows[kept] = row;
            keptGroups[kept] = groups == null ? 0 : groups[i];
            kept += argument.isNull(row) ? 0 : 1;
        }
        if (kept < input.count) {
            use(kept);
        }
    }

    private void use(int kept) {
        input.rows = keptRows;
        input.groups = input.groups == null ? null : keptGroups;
        input.count = kept;
    }
}
