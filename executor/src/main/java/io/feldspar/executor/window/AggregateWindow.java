package io.feldspar.executor.window;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.Frames;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.function.GroupedAccumulator.Groups;
import io.feldspar.executor.function.RemovingAccumulator;
import io.feldspar.executor.function.WindowFrame;
import io.feldspar.executor.function.WindowFrame.Exclusion;
import io.feldspar.executor.function.WindowFrame.Unit;
import io.feldspar.executor.function.WindowFunction.Scope;
import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.plan.WindowCall;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An aggregate over frames.
///
/// ```text
/// the frame is the partition            one group for each partition
/// it begins with the partition          RunningAggregate: each row added once
/// it slides, and rows can be removed    SlidingAggregate: each row added and removed once
/// any other                             SegmentTree: the few states that cover a frame merged
/// DISTINCT over other frames than       DistinctFrames: each frame by itself
///   the first two
/// ```
final class AggregateWindow implements Evaluation {

    private final AggregateCall call;
    private final boolean distinct;
    private final WindowFrame frame;
    private final MemoryPool.Reservation memory;

    /// What the rows before left of a partition that continues, where the frame is running.
    private @Nullable StateRows carried;

    AggregateWindow(WindowCall.Aggregate call, MemoryPool.Reservation memory) {
        this.call = call.call();
        this.frame = call.frame();
        this.distinct = call.distinct() && !call.call().function().ignoresDuplicates();
        this.memory = memory;
    }

    @Override
    public Scope scope() {
        if (!frame.running() || distinct) {
            return Scope.PARTITIONS;
        }
        return frame.unit() == Unit.ROWS ? Scope.ROWS : Scope.PEERS;
    }

    @Override
    public Vector evaluate(WindowRows rows, Vector[] columns, List<SortKey> order) {
        long held = memory.bytes();
        try {
            Vector values = values(rows, columns, order);
            return values.gather(null, rows.count());
        } catch (FeldsparException e) {
            throw e.at(call.location());
        } finally {
            memory.resize(Math.min(held, memory.bytes()));
        }
    }

    private Vector values(WindowRows rows, Vector[] columns, List<SortKey> order) {
        FrameRows input = FrameRows.of(call, columns, rows.count());
        if (frame.wholePartition()) {
            return partitions(rows, distinct ? DistinctRows.firsts(input, rows) : input);
        }
        Frames frames = FrameBounds.of(frame, rows, columns, order);
        boolean whole = frames.exclusion() == Exclusion.NO_OTHERS;
        if (whole && beginWithPartition(frames, rows)) {
            return running(rows, distinct ? DistinctRows.firsts(input, rows) : input, frames);
        }
        GroupedAccumulator accumulator = accumulator();
        if (distinct) {
            return DistinctFrames.aggregate(call, accumulator, input, rows, frames, memory);
        }
        return whole && accumulator instanceof RemovingAccumulator removing && slides(frames, rows)
                ? new SlidingAggregate(call, removing, input, memory).over(rows, frames)
                : new SegmentTree(call, accumulator, input, memory).over(rows, frames);
    }

    private GroupedAccumulator accumulator() {
        return call.function()
                .accumulator(call.argumentTypes(), call.type(), Groups.FRAMES, memory);
    }

    private Vector partitions(WindowRows rows, FrameRows input) {
        GroupedAccumulator accumulator = accumulator();
        accumulator.ensure(rows.partitionCount());
        Results results = new Results(call.type(), rows.count(), memory);
        input.into(accumulator, false);
        for (int p = 0; p < rows.partitionCount(); p++) {
            for (int row = rows.partition(p); row < rows.partition(p + 1); row++) {
                input.put(row, p);
                results.set(row, p);
            }
        }
        input.flush();
        results.append(accumulator, 0, rows.partitionCount());
        return results.vector();
    }

    private Vector running(WindowRows rows, FrameRows input, Frames frames) {
        AggregateFunction function = call.function();
        StateRows before = rows.continuesPartition() ? carried : null;
        RunningAggregate running =
                new RunningAggregate(call, this::accumulator, input, before, memory);
        Vector values = running.over(rows, frames);
        if (scope() != Scope.PARTITIONS) {
            StateRows after =
                    new StateRows(
                            function.stateTypes(call.argumentTypes()),
                            MemoryPool.Reservation.uncounted());
            running.appendLast(after);
            carried = after;
        }
        return values;
    }

    private static boolean beginWithPartition(Frames frames, WindowRows rows) {
        for (int p = 0; p < rows.partitionCount(); p++) {
            int from = rows.partition(p);
            for (int row = from; row < rows.partition(p + 1); row++) {
                if (frames.starts()[row] != from) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Whether within each partition neither end of the frame ever moves back.
    private static boolean slides(Frames frames, WindowRows rows) {
        for (int p = 0; p < rows.partitionCount(); p++) {
            for (int row = rows.partition(p) + 1; row < rows.partition(p + 1); row++) {
                if (frames.starts()[row] < frames.starts()[row - 1]
                        || frames.ends()[row] < frames.ends()[row - 1]) {
                    return false;
                }
            }
        }
        return true;
    }
}
