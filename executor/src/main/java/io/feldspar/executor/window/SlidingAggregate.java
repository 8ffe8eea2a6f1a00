package io.feldspar.executor.window;

import io.feldspar.executor.function.Frames;
import io.feldspar.executor.function.RemovingAccumulator;
import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.vector.Vector;

/// Aggregates over frames neither end of which moves back: rows that leave are removed, rows that
/// enter are added. Pieces of the partitions run side by side, each long enough that the frame of
/// its first row, which is added whole, does not count.
final class SlidingAggregate {

    private static final int SHORTEST = 16;

    /// How many times as long as the usual frame a piece is.
    private static final int FRAMES = 4;

    private final AggregateCall call;
    private final RemovingAccumulator accumulator;
    private final FrameRows input;
    private final MemoryPool.Reservation memory;

    SlidingAggregate(
            AggregateCall call,
            RemovingAccumulator accumulator,
            FrameRows input,
            MemoryPool.Reservation memory) {
        this.call = call;
        this.accumulator = accumulator;
        this.input = input;
        this.memory = memory;
    }

    Vector over(WindowRows rows, Frames frames) {
        long covered = 0;
        for (int row = 0; row < rows.count(); row++) {
            covered += frames.ends()[row] - frames.starts()[row];
        }
        double usual = FRAMES * (double) covered / rows.count();
        double length = Math.max(Math.sqrt(rows.count()), usual);
        Lanes lanes = Lanes.of(rows, (int) Math.clamp(length, SHORTEST, rows.count() + SHORTEST));
        Results results = new Results(call.type(), rows.count(), memory);
        for (int from = 0; from < lanes.count(); from += Lanes.ABREAST) {
            int to = Math.min(lanes.count(), from + Lanes.ABREAST);
            run(lanes, lanes.longestFirst(from, to), frames, results);
        }
        return results.vector();
    }

    private void run(Lanes lanes, int[] order, Frames frames, Results results) {
        accumulator.reset();
        accumulator.ensure(order.length);
        int[] starts = frames.starts();
        int[] ends = frames.ends();
        int going = order.length;
        for (int step = 0; going > 0; step++) {
            while (going > 0 && lanes.length(order[going - 1]) <= step) {
                going--;
            }
            input.into(accumulator, true);
            for (int k = 0; step > 0 && k < going; k++) {
                int row = lanes.starts()[order[k]] + step;
                input.put(starts[row - 1], Math.min(starts[row], ends[row - 1]), k);
            }
            input.flush();
            input.into(accumulator, false);
            for (int k = 0; k < going; k++) {
                int row = lanes.starts()[order[k]] + step;
                int entered = step == 0 ? starts[row] : Math.max(starts[row], ends[row - 1]);
                input.put(entered, ends[row], k);
            }
            input.flush();
            if (going > 0) {
                int first = results.append(accumulator, 0, going);
                for (int k = 0; k < going; k++) {
                    results.set(lanes.starts()[order[k]] + step, first + k);
                }
            }
        }
    }
}
