package io.feldspar.rdd;

import io.feldspar.rdd.iterator.Combinations;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What brings RDDs of pairs together by their keys.
///
/// Where no partitioner is given, the result is partitioned as a parent is that has one, and by a
/// [HashPartitioner] otherwise. Parents that are partitioned like the result are not shuffled.
public interface Joins<K, V> {

    /// The RDD that these methods are about.
    PairRdd<K, V> pairs();

    /// For each key of either RDD, its values in both.
    default <W> PairRdd<K, Groups.Of2<V, W>> cogroup(PairRdd<K, W> other) {
        return cogroup(other, Partitioner.of(pairs(), other));
    }

    @SuppressWarnings("unchecked")
    default <W> PairRdd<K, Groups.Of2<V, W>> cogroup(PairRdd<K, W> other, Partitioner partitioner) {
        return grouped(List.of(pairs(), other), partitioner)
                .mapValues(
                        lists -> new Groups.Of2<>((List<V>) lists.get(0), (List<W>) lists.get(1)));
    }

    default <W, X> PairRdd<K, Groups.Of3<V, W, X>> cogroup(
            PairRdd<K, W> second, PairRdd<K, X> third) {
        return cogroup(second, third, Partitioner.of(pairs(), second, third));
    }

    @SuppressWarnings("unchecked")
    default <W, X> PairRdd<K, Groups.Of3<V, W, X>> cogroup(
            PairRdd<K, W> second, PairRdd<K, X> third, Partitioner partitioner) {
        return grouped(List.of(pairs(), second, third), partitioner)
                .mapValues(
                        lists ->
                                new Groups.Of3<>(
                                        (List<V>) lists.get(0),
                                        (List<W>) lists.get(1),
                                        (List<X>) lists.get(2)));
    }

    default <W, X, Y> PairRdd<K, Groups.Of4<V, W, X, Y>> cogroup(
            PairRdd<K, W> second, PairRdd<K, X> third, PairRdd<K, Y> fourth) {
        return cogroup(second, third, fourth, Partitioner.of(pairs(), second, third, fourth));
    }

    @SuppressWarnings("unchecked")
    default <W, X, Y> PairRdd<K, Groups.Of4<V, W, X, Y>> cogroup(
            PairRdd<K, W> second,
            PairRdd<K, X> third,
            PairRdd<K, Y> fourth,
            Partitioner partitioner) {
        return grouped(List.of(pairs(), second, third, fourth), partitioner)
                .mapValues(
                        lists ->
                                new Groups.Of4<>(
                                        (List<V>) lists.get(0),
                                        (List<W>) lists.get(1),
                                        (List<X>) lists.get(2),
                                        (List<Y>) lists.get(3)));
    }

    /// The name that Spark gives to [#cogroup].
    default <W> PairRdd<K, Groups.Of2<V, W>> groupWith(PairRdd<K, W> other) {
        return cogroup(other);
    }

    default <W, X> PairRdd<K, Groups.Of3<V, W, X>> groupWith(
            PairRdd<K, W> second, PairRdd<K, X> third) {
        return cogroup(second, third);
    }

    default <W, X, Y> PairRdd<K, Groups.Of4<V, W, X, Y>> groupWith(
            PairRdd<K, W> second, PairRdd<K, X> third, PairRdd<K, Y> fourth) {
        return cogroup(second, third, fourth);
    }

    @SuppressWarnings("unchecked")
    private static <K> PairRdd<K, List<List<Object>>> grouped(
            List<PairRdd<K, ?>> parents, Partitioner partitioner) {
        List<Rdd<Pair<K, Object>>> erased =
                parents.stream().map(each -> (Rdd<Pair<K, Object>>) (Rdd<?>) each).toList();
        return parents.getFirst().context().internals().cogroup(erased, partitioner);
    }

    /// Each pair of values of a key that both RDDs have.
    default <W> PairRdd<K, Pair<V, W>> join(PairRdd<K, W> other) {
        return join(other, Partitioner.of(pairs(), other));
    }

    default <W> PairRdd<K, Pair<V, W>> join(PairRdd<K, W> other, Partitioner partitioner) {
        return cogroup(other, partitioner)
                .flatMapValues(
                        groups -> new Combinations<>(groups.first(), groups.second(), Pair::of));
    }

    /// As [#join], and keys found only in this RDD, paired with null.
    default <W> PairRdd<K, Pair<V, @Nullable W>> leftOuterJoin(PairRdd<K, W> other) {
        return leftOuterJoin(other, Partitioner.of(pairs(), other));
    }

    default <W> PairRdd<K, Pair<V, @Nullable W>> leftOuterJoin(
            PairRdd<K, W> other, Partitioner partitioner) {
        return cogroup(other, partitioner)
                .flatMapValues(
                        groups ->
                                new Combinations<>(
                                        groups.first(), orNull(groups.second()), Pair::of));
    }

    /// As [#join], and keys found only in the other RDD, paired with null.
    default <W> PairRdd<K, Pair<@Nullable V, W>> rightOuterJoin(PairRdd<K, W> other) {
        return rightOuterJoin(other, Partitioner.of(pairs(), other));
    }

    default <W> PairRdd<K, Pair<@Nullable V, W>> rightOuterJoin(
            PairRdd<K, W> other, Partitioner partitioner) {
        return cogroup(other, partitioner)
                .flatMapValues(
                        groups ->
                                new Combinations<>(
                                        orNull(groups.first()), groups.second(), Pair::of));
    }

    /// As [#join], and keys found only in one of the RDDs, paired with null.
    default <W> PairRdd<K, Pair<@Nullable V, @Nullable W>> fullOuterJoin(PairRdd<K, W> other) {
        return fullOuterJoin(other, Partitioner.of(pairs(), other));
    }

    default <W> PairRdd<K, Pair<@Nullable V, @Nullable W>> fullOuterJoin(
            PairRdd<K, W> other, Partitioner partitioner) {
        return cogroup(other, partitioner)
                .flatMapValues(
                        groups ->
                                new Combinations<>(
                                        orNull(groups.first()), orNull(groups.second()), Pair::of));
    }

    private static <T> List<@Nullable T> orNull(List<T> values) {
        return values.isEmpty()
                ? Collections.singletonList(null)
                : Collections.unmodifiableList(values);
    }

    /// The pairs whose key the other RDD does not have.
    default <W> PairRdd<K, V> subtractByKey(PairRdd<K, W> other) {
        return subtractByKey(other, Partitioner.of(pairs(), other));
    }

    default <W> PairRdd<K, V> subtractByKey(PairRdd<K, W> other, Partitioner partitioner) {
        return cogroup(other, partitioner)
                .flatMapValues(
                        groups ->
                                groups.second().isEmpty()
                                        ? groups.first().iterator()
                                        : List.<V>of().iterator());
    }
}
