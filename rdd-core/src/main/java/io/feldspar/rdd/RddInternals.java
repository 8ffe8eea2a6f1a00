package io.feldspar.rdd;

import io.feldspar.rdd.function.SerializableBiFunction;
import io.feldspar.rdd.function.SerializableComparator;
import io.feldspar.rdd.storage.StorageLevel;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// What the API asks of the packages that implement it: the one door from this package inwards.
///
/// RDDs of the lineage, files and persistence are made here, so that the packages behind it know
/// the API and the API knows none of them. A context has one, which knows that context's state.
public interface RddInternals {

    /// From the rows of a partition to other rows.
    @FunctionalInterface
    interface PartitionFunction<T, R> extends Serializable {
        Iterator<R> apply(TaskContext task, int partition, Iterator<T> rows);
    }

    /// Each partition is a function of the parent's partition.
    ///
    /// @param preservesPartitioning whether rows keep their keys, so that the parent's partitioner
    ///     holds
    /// @param orderSensitive whether the result depends on the order of the rows beyond being
    ///     ordered differently itself
    <T, R> Rdd<R> mapPartitions(
            Rdd<T> parent,
            String name,
            PartitionFunction<T, R> function,
            boolean preservesPartitioning,
            boolean orderSensitive);

    /// The parent's rows as the input of a program, its output as rows.
    <T> Rdd<String> pipe(Rdd<T> parent, List<String> command, Map<String, String> environment);

    <T, R> Rdd<R> barrier(
            Rdd<T> parent,
            SerializableBiFunction<BarrierTask, ? super Iterator<T>, ? extends Iterator<R>>
                    function);

    <T> Rdd<T> union(FeldsparContext context, List<Rdd<T>> parents);

    <T, U> Rdd<Pair<T, U>> cartesian(Rdd<T> left, Rdd<U> right);

    <T, U> Rdd<Pair<T, U>> zip(Rdd<T> left, Rdd<U> right);

    <T, U, R> Rdd<R> zipPartitions(
            Rdd<T> left,
            Rdd<U> right,
            SerializableBiFunction<Iterator<T>, Iterator<U>, ? extends Iterator<R>> function);

    <T> PairRdd<T, Long> zipWithIndex(Rdd<T> parent);

    <T> PairRdd<T, Long> zipWithUniqueId(Rdd<T> parent);

    <T> Rdd<T> coalesce(Rdd<T> parent, int numPartitions);

    /// The parent's partitions from `first` to `last`, both included; none if `last` is smaller.
    <T> Rdd<T> prune(Rdd<T> parent, int first, int last);

    /// The same pairs with the methods of a PairRdd.
    <K, V> PairRdd<K, V> pairs(Rdd<Pair<K, V>> parent);

    /// The same numbers with the methods of a DoubleRdd.
    DoubleRdd doubles(Rdd<Double> parent);

    /// Every pair in the partition that the partitioner gives it.
    <K, V> PairRdd<K, V> repartition(Rdd<Pair<K, V>> parent, Partitioner partitioner);

    /// As [#repartition], each partition sorted by key.
    <K, V> PairRdd<K, V> sort(
            Rdd<Pair<K, V>> parent,
            Partitioner partitioner,
            SerializableComparator<? super K> order);

    /// One pair per key with its combined value; without a shuffle if the parent is partitioned
    /// alike.
    ///
    /// @param mapSideCombine whether map tasks combine before they send
    <K, V, C> PairRdd<K, C> combine(
            Rdd<Pair<K, V>> parent,
            Partitioner partitioner,
            Aggregator<K, V, C> aggregator,
            boolean mapSideCombine);

    /// For each key of any parent, the lists of its values in each parent.
    <K> PairRdd<K, List<List<Object>>> cogroup(
            List<Rdd<Pair<K, Object>>> parents, Partitioner partitioner);

    /// A sample with exactly `ceil(fraction * rows)` rows of each key. Runs jobs.
    <K, V> PairRdd<K, V> sampleExactly(PairRdd<K, V> parent, Map<K, Double> fractions, long seed);

    <T> Rdd<T> parallelize(FeldsparContext context, List<T> elements, int slices);

    Rdd<String> textFile(FeldsparContext context, String path, int minPartitions);

    PairRdd<String, String> wholeTextFiles(FeldsparContext context, String path);

    PairRdd<String, byte[]> binaryFiles(FeldsparContext context, String path);

    <T> Rdd<T> objectFile(FeldsparContext context, String path);

    <T> void saveAsTextFile(Rdd<T> rdd, Path directory) throws IOException;

    <T> void saveAsObjectFile(Rdd<T> rdd, Path directory) throws IOException;

    <T> void persist(Rdd<T> rdd, StorageLevel level);

    <T> void unpersist(Rdd<T> rdd, boolean blocking);

    void checkpoint(Rdd<?> rdd);

    void localCheckpoint(Rdd<?> rdd);

    /// The lineage as an indented tree, see [Rdd#toDebugString].
    String describe(Rdd<?> rdd);
}
