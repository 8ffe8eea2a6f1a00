package io.feldspar.executor.window;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.function.RemovingAccumulator;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows that an aggregate counts, and how they get into an accumulator: some at once, each with
/// the group that it belongs to.
///
/// Rows whose filter is not true and nulls that the function skips are left out.
final class FrameRows {

    private final FlatVector[] arguments;
    private final boolean @Nullable [] counted;
    private final GroupedAccumulator.Rows input = new GroupedAccumulator.Rows();
    private final int[] rows = new int[Batch.SIZE];
    private final int[] groups = new int[Batch.SIZE];
    private @Nullable GroupedAccumulator target;
    private boolean removing;
    private int size;

    private FrameRows(FlatVector[] arguments, boolean @Nullable [] counted) {
        this.arguments = arguments;
        this.counted = counted;
    }

    static FrameRows of(AggregateCall call, Vector[] columns, int count) {
        List<Integer> places = call.arguments();
        FlatVector[] arguments = new FlatVector[places.size()];
        boolean[] counted = filter(call.filter(), columns, count);
        for (int a = 0; a < arguments.length; a++) {
            FlatVector argument = columns[places.get(a)].flatten(null, count);
            arguments[a] = argument;
            if (call.function().skipsNulls(a) && argument.mayHaveNulls()) {
                counted = counted == null ? all(count) : counted;
                for (int row = 0; row < count; row++) {
                    counted[row] &= !argument.isNull(row);
                }
            }
        }
        return new FrameRows(arguments, counted);
    }

    private static boolean @Nullable [] filter(
            @Nullable Integer filter, Vector[] columns, int count) {
        if (filter == null) {
            return null;
        }
        FlatVector values = columns[filter].flatten(null, count);
        byte[] bytes = ((ByteVector) values).values();
        boolean[] counted = new boolean[count];
        for (int row = 0; row < count; row++) {
            counted[row] = bytes[row] != 0 && !values.isNull(row);
        }
        return counted;
    }

    private static boolean[] all(int count) {
        boolean[] all = new boolean[count];
        java.util.Arrays.fill(all, true);
        return all;
    }

    /// The same rows without those that `others` does not count.
    FrameRows and(boolean[] others) {
        boolean[] both = others.clone();
        for (int row = 0; row < both.length; row++) {
            both[row] &= counts(row);
        }
        return new FrameRows(arguments, both);
    }

    boolean counts(int row) {
        return counted == null || counted[row];
    }

    FlatVector[] arguments() {
        return arguments;
    }

    /// Begins to add rows to the groups of an accumulator, or to remove them.
    void into(GroupedAccumulator accumulator, boolean removes) {
        target = accumulator;
        removing = removes;
    }

    /// Adds a row if it counts; [#flush] brings added rows into the states.
    void put(int row, int group) {
        if (counted != null && !counted[row]) {
            return;
        }
        rows[size] = row;
        groups[size++] = group;
        if (size == rows.length) {
            flush();
        }
    }

    void put(int from, int to, int group) {
        for (int row = from; row < to; row++) {
            put(row, group);
        }
    }

    void flush() {
        GroupedAccumulator accumulator = target;
        if (size == 0 || accumulator == null) {
            return;
        }
        input.rows = rows;
        input.groups = groups;
        input.count = size;
        size = 0;
        if (removing) {
            ((RemovingAccumulator) accumulator).remove(arguments, input);
        } else {
            accumulator.add(arguments, input);
        }
    }
}
