package io.feldspar.rdd;

import io.feldspar.rdd.function.SerializableBiFunction;
import io.feldspar.rdd.function.SerializableBinaryOperator;
import io.feldspar.rdd.function.SerializableComparator;
import io.feldspar.rdd.function.SerializableConsumer;
import io.feldspar.rdd.function.SerializableSupplier;
import io.feldspar.rdd.iterator.Iterators;
import io.feldspar.rdd.sampling.HyperLogLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What runs a job over an RDD and gives a result, or writes one.
///
/// Each method throws [JobFailedException] where the job fails or is cancelled, and
/// [java.util.NoSuchElementException] where it needs a row and there is none.
public interface Actions<T> {

    /// The RDD that these methods are about.
    Rdd<T> rdd();

    /// All rows, in the order of the partitions. They must fit into this process.
    default List<T> collect() {
        return Jobs.concatenated(rdd().context().runJob(rdd(), (task, rows) -> Jobs.list(rows)));
    }

    /// All rows, one partition at a time: what is held is the largest partition.
    default Iterator<T> toLocalIterator() {
        Rdd<T> rdd = rdd();
        Iterator<Partition> partitions = rdd.partitions().iterator();
        return Iterators.flatMap(
                partitions,
                partition ->
                        rdd.context()
                                .runJob(
                                        rdd,
                                        new int[] {partition.index()},
                                        (task, rows) -> Jobs.list(rows))
                                .getFirst()
                                .iterator());
    }

    /// The first rows. Reads one partition, then, as long as that is not enough, four times as
    /// many.
    default List<T> take(int count) {
        return Jobs.take(rdd(), count);
    }

    default T first() {
        return Jobs.onlyOne(take(1));
    }

    default boolean isEmpty() {
        return take(1).isEmpty();
    }

    /// The smallest rows, ascending.
    default List<T> takeOrdered(int count, SerializableComparator<? super T> order) {
        return Jobs.takeOrdered(rdd(), count, order);
    }

    /// The largest rows, descending.
    default List<T> top(int count, SerializableComparator<? super T> order) {
        return takeOrdered(count, (a, b) -> order.compare(b, a));
    }

    /// Exactly as many rows drawn at random, fewer only where there are fewer.
    default List<T> takeSample(boolean withReplacement, int count, long seed) {
        return Jobs.takeSample(rdd(), withReplacement, count, seed);
    }

    /// @param operator associative and commutative
    default T reduce(SerializableBinaryOperator<T> operator) {
        List<T> reduced =
                Jobs.concatenated(
                        rdd().context().runJob(rdd(), (task, rows) -> Jobs.reduce(rows, operator)));
        return Jobs.onlyOne(Jobs.reduce(reduced.iterator(), operator));
    }

    /// As [#reduce], merging partitions in several rounds on the executors.
    ///
    /// @param depth how many levels of merging
    default T treeReduce(SerializableBinaryOperator<T> operator, int depth) {
        SerializableBinaryOperator<List<T>> both =
                (left, right) -> {
                    List<T> two = new ArrayList<>(left);
                    two.addAll(right);
                    return Jobs.reduce(two.iterator(), operator);
                };
        List<T> reduced =
                rdd().mapPartitions(rows -> List.of(Jobs.reduce(rows, operator)).iterator())
                        .treeAggregate(ArrayList::new, both, both, depth);
        return Jobs.onlyOne(reduced);
    }

    /// @param zero neutral for the operator; enters once per partition and once at the end
    default T fold(T zero, SerializableBinaryOperator<T> operator) {
        List<T> folded =
                rdd().context()
                        .runJob(
                                rdd(),
                                (task, rows) -> {
                                    T sum = zero;
                                    while (rows.hasNext()) {
                                        sum = operator.apply(sum, rows.next());
                                    }
                                    return sum;
                                });
        T sum = zero;
        for (T part : folded) {
            sum = operator.apply(sum, part);
        }
        return sum;
    }

    /// @param zero the start, created for each partition and once for the end
    /// @param add adds a row to a sum, which it may change
    /// @param merge merges two sums, the first of which it may change
    default <U> U aggregate(
            SerializableSupplier<U> zero,
            SerializableBiFunction<U, ? super T, U> add,
            SerializableBinaryOperator<U> merge) {
        List<U> parts =
                rdd().context()
                        .runJob(rdd(), (task, rows) -> Jobs.aggregate(rows, zero.get(), add));
        U sum = zero.get();
        for (U part : parts) {
            sum = merge.apply(sum, part);
        }
        return sum;
    }

    /// As [#aggregate], merging partitions in several rounds on the executors.
    ///
    /// @param depth how many levels of merging, at least 1
    default <U> U treeAggregate(
            SerializableSupplier<U> zero,
            SerializableBiFunction<U, ? super T, U> add,
            SerializableBinaryOperator<U> merge,
            int depth) {
        if (depth < 1) {
            throw new IllegalArgumentException("depth must be >= 1 but got " + depth);
        }
        Rdd<U> parts =
                rdd().mapPartitions(
                                rows -> List.of(Jobs.aggregate(rows, zero.get(), add)).iterator());
        int scale = Math.max(2, (int) Math.ceil(Math.pow(parts.numPartitions(), 1.0 / depth)));
        int count = parts.numPartitions();
        while (count > scale + Math.ceilDiv(count, scale)) {
            count /= scale;
            int groups = count;
            parts =
                    parts.mapPartitionsWithIndex(
                                    (partition, rows) ->
                                            Iterators.map(
                                                    rows, row -> Pair.of(partition % groups, row)))
                            .mapToPair(pair -> pair)
                            .reduceByKey(merge, new HashPartitioner(groups))
                            .values();
        }
        return parts.fold(zero.get(), merge);
    }

    default long count() {
        return rdd().context().runJob(rdd(), (task, rows) -> Iterators.count(rows)).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /// About how many rows there are, from what is counted when the time is up.
    ///
    /// @param confidence how likely the true count is within the bounds
    default PartialResult<BoundedDouble> countApprox(Duration timeout, double confidence) {
        return ApproximateJob.run(
                rdd(),
                (task, rows) -> Iterators.count(rows),
                new Estimates.Count(confidence),
                timeout);
    }

    /// About how often each row occurs, from what is counted when the time is up. Rows that were
    /// not met by then are missing.
    ///
    /// @param confidence how likely each true count is within its bounds
    default PartialResult<Map<T, BoundedDouble>> countByValueApprox(
            Duration timeout, double confidence) {
        return ApproximateJob.run(
                rdd(),
                (task, rows) -> Jobs.counts(rows),
                new Estimates.CountByValue<>(confidence),
                timeout);
    }

    /// How often each row occurs.
    default Map<T, Long> countByValue() {
        List<Map<T, Long>> parts = rdd().context().runJob(rdd(), (task, rows) -> Jobs.counts(rows));
        Map<T, Long> counts = new HashMap<>();
        for (Map<T, Long> part : parts) {
            part.forEach((row, count) -> counts.merge(row, count, Long::sum));
        }
        return counts;
    }

    /// About how many different rows there are, with a standard error of 0.8 %.
    default long countApproxDistinct() {
        return aggregate(
                        HyperLogLog::new,
                        (sketch, row) -> sketch.add(row),
                        (sketch, other) -> sketch.merge(other))
                .estimate();
    }

    default T min(SerializableComparator<? super T> order) {
        return reduce((a, b) -> order.compare(a, b) <= 0 ? a : b);
    }

    default T max(SerializableComparator<? super T> order) {
        return reduce((a, b) -> order.compare(a, b) >= 0 ? a : b);
    }

    default void foreach(SerializableConsumer<? super T> action) {
        foreachPartition(rows -> rows.forEachRemaining(action));
    }

    default void foreachPartition(SerializableConsumer<? super Iterator<T>> action) {
        rdd().context()
                .runJob(
                        rdd(),
                        (task, rows) -> {
                            action.accept(rows);
                            return true;
                        });
    }

    /// Writes each partition as a text file of a new directory, a line per row. The directory
    /// appears when the job has succeeded, with all its files and `_SUCCESS`.
    ///
    /// @throws IOException where the directory exists already or cannot be made
    default void saveAsTextFile(Path directory) throws IOException {
        rdd().context().internals().saveAsTextFile(rdd(), directory);
    }

    /// Writes the rows by Java serialization, to be read by [FeldsparContext#objectFile].
    default void saveAsObjectFile(Path directory) throws IOException {
        rdd().context().internals().saveAsObjectFile(rdd(), directory);
    }

    default FutureAction<List<T>> collectAsync() {
        return async(this::collect);
    }

    default FutureAction<Long> countAsync() {
        return async(this::count);
    }

    default FutureAction<List<T>> takeAsync(int count) {
        return async(() -> take(count));
    }

    default FutureAction<Boolean> foreachAsync(SerializableConsumer<? super T> action) {
        return async(
                () -> {
                    foreach(action);
                    return true;
                });
    }

    default FutureAction<Boolean> foreachPartitionAsync(
            SerializableConsumer<? super Iterator<T>> action) {
        return async(
                () -> {
                    foreachPartition(action);
                    return true;
                });
    }

    private static <R> FutureAction<R> async(Supplier<R> action) {
        return FutureAction.start(action);
    }
}
