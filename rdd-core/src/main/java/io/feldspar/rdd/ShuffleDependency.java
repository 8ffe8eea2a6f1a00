package io.feldspar.rdd;

import org.jspecify.annotations.Nullable;

/// A dependency through a shuffle: every task over the parent writes elements for any of
/// `numPartitions` reduce partitions, and a task of the child reads what was written for one.
///
/// The map side decides what an element is. A row-wise shuffle emits rows or pairs; a columnar
/// exchange emits whole batches. In process the elements pass by reference, so the producer of one
/// must not change it afterwards, and a reader must not change what it reads, because a retry or
/// another consumer may read it again.
///
/// The shuffle's output lives until [FeldsparContext#releaseShuffle], until nobody holds the
/// dependency any more, or until the context closes.
///
/// A task that reads the shuffle is shipped with the identifier, the number of partitions and the
/// serializer, and not with what is behind them.
///
/// @param <T> the parent's rows
/// @param <B> what is moved: rows, pairs, batches
public final class ShuffleDependency<T, B> extends Dependency<T> {

    private static final long serialVersionUID = 1L;

    private final int shuffleId;
    private final int numPartitions;
    private final transient @Nullable Rdd<T> parent;
    private final transient @Nullable MapSide<T, B> mapSide;
    private final transient @Nullable BlockMeasure<B> measure;
    private final @Nullable BlockSerializer<B> serializer;

    public ShuffleDependency(Rdd<T> parent, int numPartitions, MapSide<T, B> mapSide) {
        this(parent, numPartitions, mapSide, null, null);
    }

    /// @param measure tells sizes for adaptive planning; null counts every element as one row of
    ///     one byte
    /// @param serializer writes elements where they leave the process; null where they never do
    public ShuffleDependency(
            Rdd<T> parent,
            int numPartitions,
            MapSide<T, B> mapSide,
            @Nullable BlockMeasure<B> measure,
            @Nullable BlockSerializer<B> serializer) {
        if (numPartitions < 1) {
            throw new IllegalArgumentException(
                    "a shuffle needs at least 1 partition but got " + numPartitions);
        }
        this.shuffleId = parent.context().newShuffleId();
        this.numPartitions = numPartitions;
        this.parent = parent;
        this.mapSide = mapSide;
        this.measure = measure;
        this.serializer = serializer;
        parent.context().releaseWhenUnreachable(this);
    }

    public int shuffleId() {
        return shuffleId;
    }

    /// How many reduce partitions there are.
    public int numPartitions() {
        return numPartitions;
    }

    @Override
    public Rdd<T> parent() {
        return ofDriver(parent);
    }

    public MapSide<T, B> mapSide() {
        return ofDriver(mapSide);
    }

    private <V> V ofDriver(@Nullable V present) {
        if (present == null) {
            throw new IllegalStateException(
                    "a task that reads shuffle %d was not shipped with what writes it"
                            .formatted(shuffleId));
        }
        return present;
    }

    public @Nullable BlockMeasure<B> measure() {
        return measure;
    }

    public @Nullable BlockSerializer<B> serializer() {
        return serializer;
    }
}
