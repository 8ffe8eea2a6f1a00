package io.feldspar.executor.window;

import io.feldspar.executor.function.WindowRows;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.ValueIds;
import io.feldspar.executor.vector.FlatVector;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Which rows have the same arguments.
final class DistinctRows {

    private DistinctRows() {}

    /// A number per row, the same for the same arguments, from 0 on.
    static int[] numbers(FlatVector[] arguments, int count) {
        int[] numbers = new int[count];
        for (FlatVector argument : arguments) {
            ValueIds ids = new ValueIds(argument.type(), MemoryPool.Reservation.uncounted());
            int[] own = new int[count];
            ids.numbers(argument, null, count, own);
            Map<Long, Integer> pairs = new HashMap<>();
            for (int row = 0; arguments.length > 1 && row < count; row++) {
                long pair = (long) numbers[row] << 32 | own[row];
                own[row] = pairs.computeIfAbsent(pair, _ -> pairs.size());
            }
            numbers = own;
        }
        return numbers;
    }

    /// The rows that are the first of their arguments in their partition.
    static FrameRows firsts(FrameRows input, WindowRows rows) {
        int[] numbers = numbers(input.arguments(), rows.count());
        int[] seenIn = new int[rows.count() + 2];
        Arrays.fill(seenIn, -1);
        boolean[] first = new boolean[rows.count()];
        for (int p = 0; p < rows.partitionCount(); p++) {
            for (int row = rows.partition(p); row < rows.partition(p + 1); row++) {
                if (input.counts(row)) {
                    first[row] = seenIn[numbers[row]] != p;
                    seenIn[numbers[row]] = p;
                }
            }
        }
        return input.and(first);
    }
}
