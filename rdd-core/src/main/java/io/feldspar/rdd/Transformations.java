package io.feldspar.rdd;

import io.feldspar.rdd.function.SerializableBiFunction;
import io.feldspar.rdd.function.SerializableComparator;
import io.feldspar.rdd.function.SerializableFunction;
import io.feldspar.rdd.function.SerializablePredicate;
import io.feldspar.rdd.function.SerializableToDoubleFunction;
import io.feldspar.rdd.iterator.Iterators;
import io.feldspar.rdd.sampling.Sampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// What makes RDDs of an RDD. Nothing runs until an action asks, except where a method says so.
///
/// Functions run within tasks, on any executor, perhaps more than once per row.
public interface Transformations<T> {

    /// The RDD that these methods are about.
    Rdd<T> rdd();

    default <R> Rdd<R> map(SerializableFunction<? super T, ? extends R> function) {
        return rdd().context()
                .internals()
                .mapPartitions(
                        rdd(),
                        "map",
                        (task, partition, rows) -> Iterators.map(rows, function),
                        false,
                        false);
    }

    /// The rows for which the predicate holds; the partitioner is preserved.
    default Rdd<T> filter(SerializablePredicate<? super T> predicate) {
        return rdd().context()
                .internals()
                .mapPartitions(
                        rdd(),
                        "filter",
                        (task, partition, rows) -> Iterators.filter(rows, predicate),
                        true,
                        false);
    }

    /// Any number of rows for each row.
    default <R> Rdd<R> flatMap(
            SerializableFunction<? super T, ? extends Iterator<? extends R>> function) {
        return rdd().context()
                .internals()
                .mapPartitions(
                        rdd(),
                        "flatMap",
                        (task, partition, rows) -> Iterators.flatMap(rows, function),
                        false,
                        false);
    }

    /// A pair for each row.
    default <K, V> PairRdd<K, V> mapToPair(SerializableFunction<? super T, Pair<K, V>> function) {
        return PairRdd.of(map(function));
    }

    /// A number for each row.
    default DoubleRdd mapToDouble(SerializableToDoubleFunction<? super T> function) {
        return DoubleRdd.of(map(function::call));
    }

    /// Each row under the key that the function gives it.
    default <K> PairRdd<K, T> keyBy(SerializableFunction<? super T, ? extends K> function) {
        return mapToPair(row -> Pair.of(function.apply(row), row));
    }

    default <R> Rdd<R> mapPartitions(
            SerializableFunction<? super Iterator<T>, ? extends Iterator<R>> function) {
        return mapPartitionsWithIndex((partition, rows) -> function.apply(rows));
    }

    /// @param function takes the partition's index and its rows
    default <R> Rdd<R> mapPartitionsWithIndex(
            SerializableBiFunction<Integer, ? super Iterator<T>, ? extends Iterator<R>> function) {
        return rdd().context()
                .internals()
                .mapPartitions(
                        rdd(),
                        "mapPartitions",
                        (task, partition, rows) -> function.apply(partition, rows),
                        false,
                        true);
    }

    /// One row per partition: the list of its rows.
    default Rdd<List<T>> glom() {
        return rdd().context()
                .internals()
                .mapPartitions(
                        rdd(),
                        "glom",
                        (task, partition, rows) -> {
                            List<T> all = new ArrayList<>();
                            rows.forEachRemaining(all::add);
                            return List.of(all).iterator();
                        },
                        false,
                        false);
    }

    /// What a program prints, line by line, when it is fed the rows, one per line, for each
    /// partition.
    ///
    /// @param command the program and its arguments; a status other than 0 fails the task
    default Rdd<String> pipe(List<String> command) {
        return pipe(command, Map.of());
    }

    /// @param environment variables besides those of this process
    default Rdd<String> pipe(List<String> command, Map<String, String> environment) {
        return rdd().context().internals().pipe(rdd(), command, environment);
    }

    /// The same rows for tasks that run together and can wait for each other.
    default RddBarrier<T> barrier() {
        return new RddBarrier<>(rdd());
    }

    /// At most as many partitions, without a shuffle: partitions are read one after another.
    default Rdd<T> coalesce(int numPartitions) {
        return rdd().context().internals().coalesce(rdd(), atLeastOne(numPartitions));
    }

    /// Exactly as many partitions of about equal size, by a shuffle.
    default Rdd<T> repartition(int numPartitions) {
        int count = atLeastOne(numPartitions);
        Rdd<Pair<Integer, T>> dealt =
                rdd().context()
                        .internals()
                        .mapPartitions(
                                rdd(),
                                "deal",
                                (task, partition, rows) -> {
                                    int[] next = {Math.floorMod(partition * 0x9E3779B9, count)};
                                    return Iterators.map(
                                            rows,
                                            row -> {
                                                next[0] = next[0] + 1 == count ? 0 : next[0] + 1;
                                                return Pair.of(next[0], row);
                                            });
                                },
                                false,
                                true);
        return PairRdd.of(dealt).partitionBy(new HashPartitioner(count)).values();
    }

    /// Sorted by a key. Samples the keys, which runs a job at once.
    default <K> Rdd<T> sortBy(
            SerializableFunction<? super T, ? extends K> key,
            SerializableComparator<? super K> order,
            int numPartitions) {
        return this.<K>keyBy(key).sortByKey(order, numPartitions).values();
    }

    default <K extends Comparable<? super K>> Rdd<T> sortBy(
            SerializableFunction<? super T, ? extends K> key) {
        return this.<K>sortBy(
                key, (K a, K b) -> a.compareTo(b), Math.max(1, rdd().numPartitions()));
    }

    /// A sample of about a fraction of the rows.
    ///
    /// @param fraction without replacement, the probability of each row, between 0 and 1; with it,
    ///     how often each row is drawn on average
    default Rdd<T> sample(boolean withReplacement, double fraction, long seed) {
        if (!(fraction >= 0) || (!withReplacement && fraction > 1)) {
            throw new IllegalArgumentException(
                    "fraction must be >= 0, and <= 1 without replacement, but got " + fraction);
        }
        return rdd().context()
                .internals()
                .mapPartitions(
                        rdd(),
                        "sample",
                        (task, partition, rows) ->
                                withReplacement
                                        ? Sampling.poisson(rows, fraction, seed, partition)
                                        : Sampling.bernoulli(rows, 0, fraction, seed, partition),
                        true,
                        true);
    }

    /// Cuts the rows at random into RDDs of about these proportions; each row is in exactly one.
    default List<Rdd<T>> randomSplit(double[] weights, long seed) {
        double sum = Arrays.stream(weights).sum();
        if (Arrays.stream(weights).anyMatch(weight -> !(weight >= 0)) || !(sum > 0)) {
            throw new IllegalArgumentException(
                    "weights must be >= 0 and one of them > 0 but got " + Arrays.toString(weights));
        }
        List<Rdd<T>> parts = new ArrayList<>();
        double passed = 0;
        for (int i = 0; i < weights.length; i++) {
            double lower = passed / sum;
            passed += weights[i];
            double upper = i == weights.length - 1 ? 1 : passed / sum;
            parts.add(
                    rdd().context()
                            .internals()
                            .mapPartitions(
                                    rdd(),
                                    "randomSplit",
                                    (task, partition, rows) ->
                                            Sampling.bernoulli(rows, lower, upper, seed, partition),
                                    true,
                                    true));
        }
        return parts;
    }

    /// Each row once. Rows are compared by `equals`.
    default Rdd<T> distinct() {
        return distinct(Math.max(1, rdd().numPartitions()));
    }

    default Rdd<T> distinct(int numPartitions) {
        return asKeys(rdd())
                .reduceByKey((a, b) -> a, new HashPartitioner(atLeastOne(numPartitions)))
                .keys();
    }

    /// The rows of both, duplicates included.
    default Rdd<T> union(Rdd<T> other) {
        return rdd().context().internals().union(rdd().context(), List.of(rdd(), other));
    }

    /// The rows that are in both, each once.
    default Rdd<T> intersection(Rdd<T> other) {
        return asKeys(rdd())
                .cogroup(asKeys(other))
                .filter(
                        group ->
                                !group.value().first().isEmpty()
                                        && !group.value().second().isEmpty())
                .map(Pair::key);
    }

    /// The rows that are not in the other; duplicates stay.
    default Rdd<T> subtract(Rdd<T> other) {
        return asKeys(rdd()).subtractByKey(asKeys(other)).keys();
    }

    private static <T> PairRdd<T, Boolean> asKeys(Rdd<T> rdd) {
        return rdd.mapToPair(row -> Pair.of(row, true));
    }

    /// Every row of this paired with every row of the other.
    default <U> Rdd<Pair<T, U>> cartesian(Rdd<U> other) {
        return rdd().context().internals().cartesian(rdd(), other);
    }

    /// The rows of each key that the function gives.
    default <K> PairRdd<K, List<T>> groupBy(SerializableFunction<? super T, ? extends K> key) {
        return this.<K>keyBy(key).groupByKey();
    }

    default <K> PairRdd<K, List<T>> groupBy(
            SerializableFunction<? super T, ? extends K> key, Partitioner partitioner) {
        return this.<K>keyBy(key).groupByKey(partitioner);
    }

    /// Row i of each partition paired with row i of the other's partition of the same index. Both
    /// must have the same number of partitions, and of rows in each.
    default <U> Rdd<Pair<T, U>> zip(Rdd<U> other) {
        return rdd().context().internals().zip(rdd(), other);
    }

    /// A function of the partitions of the same index.
    default <U, R> Rdd<R> zipPartitions(
            Rdd<U> other,
            SerializableBiFunction<Iterator<T>, Iterator<U>, ? extends Iterator<R>> function) {
        return rdd().context().internals().zipPartitions(rdd(), other, function);
    }

    /// Each row paired with its position, from 0, in the order of partitions and of rows in them.
    /// With more than one partition, runs a job immediately to count rows.
    default PairRdd<T, Long> zipWithIndex() {
        return rdd().context().internals().zipWithIndex(rdd());
    }

    /// Each row paired with a unique number: row k of partition p of n gets k * n + p. Runs no job.
    default PairRdd<T, Long> zipWithUniqueId() {
        return rdd().context().internals().zipWithUniqueId(rdd());
    }

    private static int atLeastOne(int numPartitions) {
        if (numPartitions < 1) {
            throw new IllegalArgumentException(
                    "the number of partitions must be >= 1 but got " + numPartitions);
        }
        return numPartitions;
    }
}
