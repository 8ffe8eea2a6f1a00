package io.feldspar.rdd;

import io.feldspar.rdd.function.SerializableBiFunction;
import io.feldspar.rdd.function.SerializableBinaryOperator;
import io.feldspar.rdd.function.SerializableComparator;
import io.feldspar.rdd.iterator.Iterators;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The parts of actions: what their tasks do, and how the tasks' results become one.
final class Jobs {

    private Jobs() {}

    static <T> List<T> list(Iterator<T> rows) {
        List<T> list = new ArrayList<>();
        rows.forEachRemaining(list::add);
        return list;
    }

    static <T> List<T> concatenated(List<List<T>> parts) {
        List<T> all = new ArrayList<>(parts.stream().mapToInt(List::size).sum());
        parts.forEach(all::addAll);
        return all;
    }

    /// The rows reduced to one, as a list of it; an empty list if there is none.
    static <T> List<T> reduce(Iterator<T> rows, SerializableBinaryOperator<T> operator) {
        List<T> reduced = new ArrayList<>(1);
        if (rows.hasNext()) {
            T sum = rows.next();
            while (rows.hasNext()) {
                sum = operator.apply(sum, rows.next());
            }
            reduced.add(sum);
        }
        return reduced;
    }

    static <T> T onlyOne(List<T> reduced) {
        if (reduced.isEmpty()) {
            throw new NoSuchElementException("the RDD has no rows");
        }
        return reduced.getFirst();
    }

    static <T, U> U aggregate(
            Iterator<T> rows, U zero, SerializableBiFunction<U, ? super T, U> add) {
        U sum = zero;
        while (rows.hasNext()) {
            sum = add.apply(sum, rows.next());
        }
        return sum;
    }

    static <T> Map<T, Long> counts(Iterator<T> rows) {
        Map<T, Long> counts = new HashMap<>();
        rows.forEachRemaining(row -> counts.merge(row, 1L, Long::sum));
        return counts;
    }

    static <T> List<T> take(Rdd<T> rdd, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be >= 0 but got " + count);
        }
        List<T> taken = new ArrayList<>();
        int read = 0;
        int next = 1;
        while (taken.size() < count && read < rdd.numPartitions()) {
            int missing = count - taken.size();
            int[] partitions =
                    IntStream.range(read, Math.min(rdd.numPartitions(), read + next)).toArray();
            List<List<T>> parts =
                    rdd.context()
                            .runJob(
                                    rdd,
                                    partitions,
                                    (task, rows) -> list(Iterators.limit(rows, missing)));
            for (List<T> part : parts) {
                taken.addAll(part.subList(0, Math.min(part.size(), count - taken.size())));
            }
            read += partitions.length;
            next *= 4;
        }
        return taken;
    }

    static <T> List<T> takeOrdered(Rdd<T> rdd, int count, SerializableComparator<? super T> order) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be >= 0 but got " + count);
        }
        if (count == 0) {
            return List.of();
        }
        List<T> all =
                concatenated(
                        rdd.context().runJob(rdd, (task, rows) -> smallest(rows, count, order)));
        all.sort(order);
        return new ArrayList<>(all.subList(0, Math.min(count, all.size())));
    }

    private static <T> List<T> smallest(
            Iterator<T> rows, int count, SerializableComparator<? super T> order) {
        PriorityQueue<T> largestFirst = new PriorityQueue<>((a, b) -> order.compare(b, a));
        while (rows.hasNext()) {
            T row = rows.next();
            if (largestFirst.size() < count) {
                largestFirst.add(row);
            } else if (order.compare(row, largestFirst.peek()) < 0) {
                largestFirst.poll();
                largestFirst.add(row);
            }
        }
        return new ArrayList<>(largestFirst);
    }

    static <T> List<T> takeSample(Rdd<T> rdd, boolean withReplacement, int count, long seed) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be >= 0 but got " + count);
        }
        long rows = count == 0 ? 0 : rdd.count();
        if (rows == 0) {
            return List.of();
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<T> drawn;
        if (!withReplacement && count >= rows) {
            drawn = rdd.collect();
        } else {
            double fraction = generousFraction(count, rows, withReplacement);
            do {
                drawn = rdd.sample(withReplacement, fraction, random.nextLong()).collect();
            } while (drawn.size() < count);
        }
        shuffle(drawn, random);
        return new ArrayList<>(drawn.subList(0, Math.min(count, drawn.size())));
    }

    /// A fraction with which a sample is almost never too small, so that one job mostly suffices.
    private static double generousFraction(int count, long rows, boolean withReplacement) {
        double mean = count + 6 * Math.sqrt(count) + 12;
        double fraction = mean / rows;
        return withReplacement ? fraction : Math.min(1, fraction);
    }

    private static <T> void shuffle(List<T> list, SplittableRandom random) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, random.nextInt(i + 1));
        }
    }
}
