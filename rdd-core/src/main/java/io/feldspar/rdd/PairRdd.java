package io.feldspar.rdd;

import io.feldspar.rdd.function.SerializableBiFunction;
import io.feldspar.rdd.function.SerializableBinaryOperator;
import io.feldspar.rdd.function.SerializableComparator;
import io.feldspar.rdd.function.SerializableFunction;
import io.feldspar.rdd.function.SerializablePredicate;
import io.feldspar.rdd.function.SerializableSupplier;
import io.feldspar.rdd.iterator.Iterators;
import io.feldspar.rdd.sampling.Sampling;
import io.feldspar.rdd.storage.StorageLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// An RDD of pairs, with what keys make possible: grouping, combining, joining, sorting.
///
/// Where no partitioner is given, the result is partitioned as a parent is that has one, and by a
/// [HashPartitioner] otherwise. Keys are compared by `equals` and need a `hashCode` to match.
public abstract class PairRdd<K, V> extends Rdd<Pair<K, V>> implements Joins<K, V> {

    private static final long serialVersionUID = 1L;

    protected PairRdd(FeldsparContext context, List<Dependency<?>> dependencies) {
        super(context, dependencies);
    }

    /// The same pairs, seen as a PairRdd.
    public static <K, V> PairRdd<K, V> of(Rdd<Pair<K, V>> rdd) {
        return rdd instanceof PairRdd<K, V> pairs ? pairs : rdd.context().internals().pairs(rdd);
    }

    @Override
    public final PairRdd<K, V> pairs() {
        return this;
    }

    @Override
    public PairRdd<K, V> cache() {
        super.cache();
        return this;
    }

    @Override
    public PairRdd<K, V> persist(StorageLevel level) {
        super.persist(level);
        return this;
    }

    @Override
    public PairRdd<K, V> unpersist(boolean blocking) {
        super.unpersist(blocking);
        return this;
    }

    public Rdd<K> keys() {
        return map(Pair::key);
    }

    public Rdd<V> values() {
        return map(Pair::value);
    }

    /// Maps the values; keys and partitioner are preserved.
    public <W> PairRdd<K, W> mapValues(SerializableFunction<? super V, ? extends W> function) {
        return mapRows(
                "mapValues",
                rows ->
                        Iterators.map(
                                rows, row -> Pair.of(row.key(), function.apply(row.value()))));
    }

    /// Maps each value to any number of values; keys and partitioner are preserved.
    public <W> PairRdd<K, W> flatMapValues(
            SerializableFunction<? super V, ? extends Iterator<? extends W>> function) {
        return mapRows(
                "flatMapValues",
                rows ->
                        Iterators.flatMap(
                                rows,
                                row ->
                                        Iterators.map(
                                                function.apply(row.value()),
                                                value -> Pair.of(row.key(), value))));
    }

    private <W> PairRdd<K, W> mapRows(
            String name,
            SerializableFunction<Iterator<Pair<K, V>>, Iterator<Pair<K, W>>> function) {
        return PairRdd.of(
                context()
                        .internals()
                        .mapPartitions(
                                this,
                                name,
                                (task, partition, rows) -> function.apply(rows),
                                true,
                                false));
    }

    /// One pair per key: its values, combined. Map tasks combine what they have before they send
    /// it.
    public <C> PairRdd<K, C> combineByKey(
            SerializableFunction<? super V, ? extends C> create,
            SerializableBiFunction<C, ? super V, ? extends C> add,
            SerializableBiFunction<C, C, ? extends C> merge) {
        return combineByKey(create, add, merge, Partitioner.of(this));
    }

    public <C> PairRdd<K, C> combineByKey(
            SerializableFunction<? super V, ? extends C> create,
            SerializableBiFunction<C, ? super V, ? extends C> add,
            SerializableBiFunction<C, C, ? extends C> merge,
            Partitioner partitioner) {
        return combineByKey(new Aggregator<>(create, add, merge), partitioner, true);
    }

    /// @param mapSideCombine whether map tasks combine what they have before they send it
    public <C> PairRdd<K, C> combineByKey(
            Aggregator<K, V, C> aggregator, Partitioner partitioner, boolean mapSideCombine) {
        return context().internals().combine(this, partitioner, aggregator, mapSideCombine);
    }

    /// @param zero the start of each key's value, created for each key and map task
    public <C> PairRdd<K, C> aggregateByKey(
            SerializableSupplier<? extends C> zero,
            SerializableBiFunction<C, ? super V, ? extends C> add,
            SerializableBiFunction<C, C, ? extends C> merge) {
        return aggregateByKey(zero, add, merge, Partitioner.of(this));
    }

    public <C> PairRdd<K, C> aggregateByKey(
            SerializableSupplier<? extends C> zero,
            SerializableBiFunction<C, ? super V, ? extends C> add,
            SerializableBiFunction<C, C, ? extends C> merge,
            Partitioner partitioner) {
        return combineByKey(value -> add.apply(zero.get(), value), add, merge, partitioner);
    }

    /// @param zero neutral for the operator; enters once per key and map task
    public PairRdd<K, V> foldByKey(V zero, SerializableBinaryOperator<V> operator) {
        return foldByKey(zero, operator, Partitioner.of(this));
    }

    public PairRdd<K, V> foldByKey(
            V zero, SerializableBinaryOperator<V> operator, Partitioner partitioner) {
        return combineByKey(value -> operator.apply(zero, value), operator, operator, partitioner);
    }

    public PairRdd<K, V> reduceByKey(SerializableBinaryOperator<V> operator) {
        return reduceByKey(operator, Partitioner.of(this));
    }

    public PairRdd<K, V> reduceByKey(
            SerializableBinaryOperator<V> operator, Partitioner partitioner) {
        return combineByKey(
                new Aggregator<K, V, V>(value -> value, operator, operator), partitioner, true);
    }

    /// All values of each key. To reduce them afterwards, `reduceByKey` moves far less.
    public PairRdd<K, List<V>> groupByKey() {
        return groupByKey(Partitioner.of(this));
    }

    public PairRdd<K, List<V>> groupByKey(Partitioner partitioner) {
        return combineByKey(
                new Aggregator<K, V, List<V>>(
                        value -> {
                            List<V> values = new ArrayList<>();
                            values.add(value);
                            return values;
                        },
                        (values, value) -> {
                            values.add(value);
                            return values;
                        },
                        (values, others) -> {
                            values.addAll(others);
                            return values;
                        }),
                partitioner,
                false);
    }

    /// The same pairs, each in the partition that the partitioner gives it.
    public PairRdd<K, V> partitionBy(Partitioner partitioner) {
        return partitioner.equals(partitioner())
                ? this
                : context().internals().repartition(this, partitioner);
    }

    /// Sorted by key: each partition within itself, and all of a partition before the next. Samples
    /// the keys, which runs a job at once.
    public PairRdd<K, V> sortByKey(SerializableComparator<? super K> order, int numPartitions) {
        return context()
                .internals()
                .sort(this, RangePartitioner.sampling(this, numPartitions, order), order);
    }

    public PairRdd<K, V> sortByKey(SerializableComparator<? super K> order) {
        return sortByKey(order, Math.max(1, numPartitions()));
    }

    /// `partitionBy`, with each partition sorted by key on the way.
    public PairRdd<K, V> repartitionAndSortWithinPartitions(
            Partitioner partitioner, SerializableComparator<? super K> order) {
        return context().internals().sort(this, partitioner, order);
    }

    /// The pairs whose key lies between the bounds, both included. Over a [RangePartitioner] of the
    /// same order only the partitions that can hold such keys are read.
    public PairRdd<K, V> filterByRange(K lower, K upper, SerializableComparator<? super K> order) {
        SerializablePredicate<Pair<K, V>> within =
                row -> order.compare(row.key(), lower) >= 0 && order.compare(row.key(), upper) <= 0;
        Rdd<Pair<K, V>> candidates = this;
        if (partitioner() instanceof RangePartitioner<?> ranges && ranges.order().equals(order)) {
            candidates =
                    context()
                            .internals()
                            .prune(this, ranges.partition(lower), ranges.partition(upper));
        }
        return PairRdd.of(candidates.filter(within));
    }

    /// A sample in which each key is drawn with its own fraction.
    ///
    /// @param fractions between 0 and 1 for each key; a key that is missing is an error
    public PairRdd<K, V> sampleByKey(Map<K, Double> fractions, long seed) {
        Map<K, Double> known = new HashMap<>(fractions);
        return PairRdd.of(
                context()
                        .internals()
                        .mapPartitions(
                                this,
                                "sampleByKey",
                                (task, partition, rows) ->
                                        Sampling.byKey(rows, Pair::key, known, seed, partition),
                                true,
                                true));
    }

    /// A sample with exactly `ceil(fraction * rows)` rows of each key. Runs jobs at once, to count.
    ///
    /// @param fractions between 0 and 1 for each key; a key that is missing is an error
    public PairRdd<K, V> sampleByKeyExact(Map<K, Double> fractions, long seed) {
        return context().internals().sampleExactly(this, fractions, seed);
    }

    /// One value per key, as [#reduceByKey] gives it, in a map of this process.
    public Map<K, V> reduceByKeyLocally(SerializableBinaryOperator<V> operator) {
        List<Map<K, V>> parts =
                context()
                        .runJob(
                                this,
                                (task, rows) -> {
                                    Map<K, V> reduced = new HashMap<>();
                                    rows.forEachRemaining(row -> add(reduced, row, operator));
                                    return reduced;
                                });
        Map<K, V> all = new HashMap<>();
        for (Map<K, V> part : parts) {
            part.forEach((key, value) -> add(all, Pair.of(key, value), operator));
        }
        return all;
    }

    /// Values may be null where the user's type allows it; a map's own `merge` takes that for none.
    @SuppressWarnings("NullAway")
    private static <K, V> void add(
            Map<K, V> map, Pair<K, V> row, SerializableBinaryOperator<V> operator) {
        boolean known = map.containsKey(row.key());
        map.put(row.key(), known ? operator.apply(map.get(row.key()), row.value()) : row.value());
    }

    /// About how often each key occurs, from what is counted when the time is up.
    ///
    /// @param confidence how likely each true count is within its bounds
    public PartialResult<Map<K, BoundedDouble>> countByKeyApprox(
            Duration timeout, double confidence) {
        return keys().countByValueApprox(timeout, confidence);
    }

    /// How often each key occurs.
    public Map<K, Long> countByKey() {
        return mapValues(value -> 1L).reduceByKey(Long::sum).collectAsMap();
    }

    /// The pairs as a map; of several pairs with the same key, the last one wins.
    public Map<K, V> collectAsMap() {
        Map<K, V> map = new HashMap<>();
        collect().forEach(pair -> map.put(pair.key(), pair.value()));
        return map;
    }

    /// The values of one key. Where the partitioner is known, only the key's partition is read.
    public List<V> lookup(K key) {
        Partitioner known = partitioner();
        PairRdd<K, V> matching = PairRdd.of(filter(row -> Objects.equals(row.key(), key)));
        TaskFunction<Pair<K, V>, List<V>> values =
                (task, rows) -> {
                    List<V> found = new ArrayList<>();
                    rows.forEachRemaining(row -> found.add(row.value()));
                    return found;
                };
        List<List<V>> found =
                known == null
                        ? context().runJob(matching, values)
                        : context().runJob(matching, new int[] {known.partition(key)}, values);
        List<V> all = new ArrayList<>();
        found.forEach(all::addAll);
        return all;
    }
}
