package io.feldspar.rdd.partitioning;

import io.feldspar.rdd.Determinism;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Partitioner;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.function.SerializableComparator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Pairs brought together by key: partition i holds the keys that the partitioner puts there.
public final class ShuffledRdd<K, V, M, C> extends PairRdd<K, C> {

    private static final long serialVersionUID = 1L;

    private final Partitioner partitioner;
    private final ReduceSide<K, M, C> reduceSide;

    private ShuffledRdd(
            FeldsparContext context,
            ShuffleDependency<Pair<K, V>, Pair<K, M>> shuffle,
            Partitioner partitioner,
            ReduceSide<K, M, C> reduceSide) {
        super(context, List.of(shuffle));
        this.partitioner = partitioner;
        this.reduceSide = reduceSide;
    }

    /// What becomes of the pairs that arrive for one partition.
    @FunctionalInterface
    interface ReduceSide<K, M, C> extends java.io.Serializable {
        Iterator<Pair<K, C>> apply(Iterator<Pair<K, M>> arrived);
    }

    /// Every pair, unchanged, in its partition.
    public static <K, V> ShuffledRdd<K, V, V, V> repartitioned(
            Rdd<Pair<K, V>> parent, Partitioner partitioner) {
        return new ShuffledRdd<>(
                parent.context(), plain(parent, partitioner), partitioner, arrived -> arrived);
    }

    /// Every pair, unchanged, in its partition, each partition sorted by key; equal keys keep the
    /// order in which they arrived.
    public static <K, V> ShuffledRdd<K, V, V, V> sorted(
            Rdd<Pair<K, V>> parent,
            Partitioner partitioner,
            SerializableComparator<? super K> order) {
        return new ShuffledRdd<>(
                parent.context(),
                plain(parent, partitioner),
                partitioner,
                arrived -> {
                    List<Pair<K, V>> rows = new ArrayList<>();
                    arrived.forEachRemaining(rows::add);
                    rows.sort((a, b) -> order.compare(a.key(), b.key()));
                    return rows.iterator();
                });
    }

    /// One pair per key with its combined value.
    ///
    /// @param combineFirst whether map tasks combine what they have before they send it
    public static <K, V, C> PairRdd<K, C> combined(
            Rdd<Pair<K, V>> parent,
            Partitioner partitioner,
            Combining<K, V, C> combining,
            boolean combineFirst) {
        if (!combineFirst) {
            return new ShuffledRdd<K, V, V, C>(
                    parent.context(), plain(parent, partitioner), partitioner, combining::values);
        }
        ShuffleDependency<Pair<K, V>, Pair<K, C>> shuffle =
                new ShuffleDependency<>(
                        parent, partitioner.numPartitions(), combining.mapSide(partitioner));
        return new ShuffledRdd<K, V, C, C>(
                parent.context(), shuffle, partitioner, combining::merged);
    }

    private static <K, V> ShuffleDependency<Pair<K, V>, Pair<K, V>> plain(
            Rdd<Pair<K, V>> parent, Partitioner partitioner) {
        return new ShuffleDependency<>(
                parent, partitioner.numPartitions(), new PairMapSide<>(partitioner));
    }

    @Override
    protected List<Partition> computePartitions() {
        return Partition.numbered(partitioner.numPartitions());
    }

    /// The dependency is of the types that it was made with.
    @SuppressWarnings("unchecked")
    private ShuffleDependency<Pair<K, V>, Pair<K, M>> shuffle() {
        return (ShuffleDependency<Pair<K, V>, Pair<K, M>>) dependency(0);
    }

    @Override
    public Iterator<Pair<K, C>> compute(Partition partition, TaskContext task) {
        return reduceSide.apply(task.readShuffle(shuffle(), partition.index()));
    }

    @Override
    public Partitioner partitioner() {
        return partitioner;
    }

    @Override
    protected Determinism ownDeterminism() {
        return Determinism.UNORDERED;
    }
}
