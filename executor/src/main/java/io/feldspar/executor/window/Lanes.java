package io.feldspar.executor.window;

import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.vector.Batch;
import java.util.Arrays;

/// Partitions cut into pieces of adjacent rows that are processed side by side, a row of each at a
/// time, so that one call of an accumulator adds many rows.
///
/// ```text
/// piece 0   row 0  1  2        step 0: rows 0, 3, 6
/// piece 1   row 3  4  5        step 1: rows 1, 4, 7
/// piece 2   row 6  7           step 2: rows 2, 5
/// ```
/// @param starts where the pieces begin, in order of the rows, and the number of rows behind them
/// @param partitions of each piece
record Lanes(int[] starts, int[] partitions, int count) {

    /// How many pieces are processed at once.
    static final int ABREAST = Batch.SIZE;

    /// @param length the most rows of a piece
    static Lanes of(WindowRows rows, int length) {
        int[] starts = new int[64];
        int[] partitions = new int[64];
        int count = 0;
        for (int p = 0; p < rows.partitionCount(); p++) {
            for (int row = rows.partition(p); row < rows.partition(p + 1); row += length) {
                if (count + 1 == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * starts.length);
                    partitions = Arrays.copyOf(partitions, 2 * partitions.length);
                }
                starts[count] = row;
                partitions[count++] = p;
            }
        }
        starts[count] = rows.count();
        return new Lanes(starts, partitions, count);
    }

    int length(int lane) {
        return starts[lane + 1] - starts[lane];
    }

    /// The pieces `from` to `to`, the longest first: unfinished ones are always at the front.
    int[] longestFirst(int from, int to) {
        long[] keys = new long[to - from];
        for (int lane = from; lane < to; lane++) {
            keys[lane - from] = (long) -length(lane) << 32 | lane;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }
}
