package io.feldspar.executor.window;

import io.feldspar.executor.function.Frames;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;

/// DISTINCT aggregates over frames that do not begin with the partition: the first row of each
/// value is looked for in every frame, which costs as much as the frames are long.
final class DistinctFrames {

    private DistinctFrames() {}

    static Vector aggregate(
            AggregateCall call,
            GroupedAccumulator accumulator,
            FrameRows input,
            WindowRows rows,
            Frames frames,
            MemoryPool.Reservation memory) {
        int[] numbers = DistinctRows.numbers(input.arguments(), rows.count());
        int[] seenFor = new int[rows.count() + 2];
        int[] pieces = new int[2 * Frames.MOST_PIECES];
        Results results = new Results(call.type(), rows.count(), memory);
        for (int first = 0; first < rows.count(); first += Batch.SIZE) {
            int count = Math.min(Batch.SIZE, rows.count() - first);
            accumulator.reset();
            accumulator.ensure(count);
            input.into(accumulator, false);
            for (int i = 0; i < count; i++) {
                int n = frames.pieces(first + i, pieces);
                for (int k = 0; k < n; k++) {
                    for (int row = pieces[2 * k]; row < pieces[2 * k + 1]; row++) {
                        if (input.counts(row) && seenFor[numbers[row]] != first + i + 1) {
                            seenFor[numbers[row]] = first + i + 1;
                            input.put(row, i);
                        }
                    }
                }
            }
            input.flush();
            int result = results.append(accumulator, 0, count);
            for (int i = 0; i < count; i++) {
                results.set(first + i, result + i);
            }
        }
        return results.vector();
    }
}
