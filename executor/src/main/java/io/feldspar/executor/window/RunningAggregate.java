package io.feldspar.executor.window;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Frames;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Aggregates over frames that begin with the partition: sums of all rows up to a row.
///
/// ```text
/// 1. the state of each piece of rows by itself        one pass, a group for each piece
/// 2. what comes before each piece                      states merged, piece by piece
/// 3. the pieces side by side, each from what comes     one pass, and the results of each step
///    before it
/// ```
final class RunningAggregate {

    private static final int SHORTEST = 16;
    private static final int LONGEST = 1 << 12;

    private final AggregateCall call;
    private final Supplier<GroupedAccumulator> accumulators;
    private final FrameRows input;
    private final @Nullable StateRows before;
    private final MemoryPool.Reservation memory;
    private final GroupedAccumulator prefix;

    /// @param before the state of the rows of the first partition that came before, or null
    RunningAggregate(
            AggregateCall call,
            Supplier<GroupedAccumulator> accumulators,
            FrameRows input,
            @Nullable StateRows before,
            MemoryPool.Reservation memory) {
        this.call = call;
        this.accumulators = accumulators;
        this.input = input;
        this.before = before;
        this.memory = memory;
        prefix = accumulators.get();
        prefix.ensure(1);
    }

    /// Appends the state of all rows of the last partition.
    void appendLast(StateRows to) {
        to.append(prefix, 0, 1);
    }

    Vector over(WindowRows rows, Frames frames) {
        int length = Math.clamp((int) Math.sqrt(rows.count()), SHORTEST, LONGEST);
        Lanes lanes = Lanes.of(rows, length);
        StateRows heads = heads(lanes);
        boolean[] ends = new boolean[rows.count()];
        for (int row = 0; row < ends.length; row++) {
            int end = frames.ends()[row];
            if (end > frames.starts()[row]) {
                ends[end - 1] = true;
            }
        }
        int[] places = new int[rows.count()];
        Results results = new Results(call.type(), rows.count(), memory);
        int empty = results.append(emptyGroup(), 0, 1);
        for (int from = 0; from < lanes.count(); from += Lanes.ABREAST) {
            int to = Math.min(lanes.count(), from + Lanes.ABREAST);
            run(lanes, lanes.longestFirst(from, to), heads, ends, results, places);
        }
        for (int row = 0; row < places.length; row++) {
            int end = frames.ends()[row];
            results.set(row, end > frames.starts()[row] ? places[end - 1] : empty);
        }
        return results.vector();
    }

    private GroupedAccumulator emptyGroup() {
        GroupedAccumulator accumulator = accumulators.get();
        accumulator.ensure(1);
        return accumulator;
    }

    /// For each piece the state of what comes before it in its partition.
    private StateRows heads(Lanes lanes) {
        List<Type> types = call.function().stateTypes(call.argumentTypes());
        StateRows totals = new StateRows(types, memory);
        GroupedAccumulator pieces = accumulators.get();
        pieces.ensure(lanes.count());
        input.into(pieces, false);
        for (int lane = 0; lane < lanes.count(); lane++) {
            input.put(lanes.starts()[lane], lanes.starts()[lane + 1], lane);
        }
        input.flush();
        totals.append(pieces, 0, lanes.count());
        StateRows heads = new StateRows(types, memory);
        if (before != null) {
            before.put(0, 0, prefix);
            before.flush(prefix);
        }
        for (int lane = 0; lane < lanes.count(); lane++) {
            boolean first = lane > 0 && lanes.partitions()[lane] != lanes.partitions()[lane - 1];
            if (first) {
                prefix.reset();
                prefix.ensure(1);
            }
            heads.append(prefix, 0, 1);
            totals.put(lane, 0, prefix);
            totals.flush(prefix);
        }
        return heads;
    }

    private void run(
            Lanes lanes,
            int[] order,
            StateRows heads,
            boolean[] ends,
            Results results,
            int[] places) {
        GroupedAccumulator accumulator = accumulators.get();
        accumulator.ensure(order.length);
        for (int k = 0; k < order.length; k++) {
            heads.put(order[k], k, accumulator);
        }
        heads.flush(accumulator);
        input.into(accumulator, false);
        int going = order.length;
        for (int step = 0; going > 0; step++) {
            while (going > 0 && lanes.length(order[going - 1]) <= step) {
                going--;
            }
            boolean wanted = false;
            int[] rows = new int[going];
            for (int k = 0; k < going; k++) {
                rows[k] = lanes.starts()[order[k]] + step;
                input.put(rows[k], k);
                wanted |= ends[rows[k]];
            }
            input.flush();
            if (wanted) {
                results(accumulator, rows, ends, results, places);
            }
        }
    }

    /// Some of the states belong to no frame, as in the middle of peers: where their results fail,
    /// those of frames may not.
    private static void results(
            GroupedAccumulator accumulator,
            int[] rows,
            boolean[] ends,
            Results results,
            int[] places) {
        try {
            int first = results.append(accumulator, 0, rows.length);
            for (int k = 0; k < rows.length; k++) {
                places[rows[k]] = first + k;
            }
        } catch (FeldsparException _) {
            for (int k = 0; k < rows.length; k++) {
                if (ends[rows[k]]) {
                    places[rows[k]] = results.append(accumulator, k, 1);
                }
            }
        }
    }
}
