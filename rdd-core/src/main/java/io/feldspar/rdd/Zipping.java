package io.feldspar.rdd;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/// Puts rows beside rows, or beside numbers.
final class Zipping {

    private Zipping() {}

    static <T, U> Iterator<Pair<T, U>> rows(Iterator<T> left, Iterator<U> right) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                boolean more = left.hasNext();
                if (more != right.hasNext()) {
                    throw new IllegalStateException(
                            "only partitions with equal numbers of rows can be zipped");
                }
                return more;
            }

            @Override
            public Pair<T, U> next() {
                return Pair.of(left.next(), right.next());
            }
        };
    }

    /// Each row beside `start`, `start + step`, and so on.
    static <T> Iterator<Pair<T, Long>> numbered(Iterator<T> rows, long start, long step) {
        long[] next = {start};
        return Iterators.map(
                rows,
                row -> {
                    long number = next[0];
                    next[0] += step;
                    return Pair.of(row, number);
                });
    }

    /// The position of each partition's first row; counts all partitions but the last.
    static long[] starts(Rdd<?> rdd) {
        int partitions = rdd.numPartitions();
        long[] starts = new long[partitions];
        if (partitions > 1) {
            List<Long> counts = countAllButLast(rdd, partitions);
            for (int i = 1; i < partitions; i++) {
                starts[i] = starts[i - 1] + counts.get(i - 1);
            }
        }
        return starts;
    }

    private static <T> List<Long> countAllButLast(Rdd<T> rdd, int partitions) {
        return rdd.context()
                .runJob(
                        rdd,
                        IntStream.range(0, partitions - 1).toArray(),
                        (task, rows) -> Iterators.count(rows));
    }
}
