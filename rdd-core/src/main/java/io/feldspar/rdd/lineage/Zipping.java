package io.feldspar.rdd.lineage;

import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.iterator.Iterators;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/// Pairs rows with rows or with numbers.
public final class Zipping {

    private Zipping() {}

    /// Each row with its position, from 0, in the order of partitions and of rows in them.
    public static <T> PairRdd<T, Long> withIndex(Rdd<T> rdd) {
        long[] starts = starts(rdd);
        return new PairViewRdd<>(
                new MapPartitionsRdd<>(
                        rdd,
                        "zipWithIndex",
                        (task, partition, rows) -> numbered(rows, starts[partition], 1),
                        false,
                        true));
    }

    /// Each row with a number of its own: row k of partition p of n gets k * n + p.
    public static <T> PairRdd<T, Long> withUniqueId(Rdd<T> rdd) {
        int step = rdd.numPartitions();
        return new PairViewRdd<>(
                new MapPartitionsRdd<>(
                        rdd,
                        "zipWithUniqueId",
                        (task, partition, rows) -> numbered(rows, partition, step),
                        false,
                        true));
    }

    public static <T, U> Iterator<Pair<T, U>> rows(Iterator<T> left, Iterator<U> right) {
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

    /// Each row paired with `start`, `start + step`, and so on.
    private static <T> Iterator<Pair<T, Long>> numbered(Iterator<T> rows, long start, long step) {
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
    private static long[] starts(Rdd<?> rdd) {
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
