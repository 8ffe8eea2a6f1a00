package io.feldspar.rdd.partitioning;

import io.feldspar.rdd.Dependency;
import io.feldspar.rdd.Determinism;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.NarrowDependency;
import io.feldspar.rdd.OneToOneDependency;
import io.feldspar.rdd.Pair;
import io.feldspar.rdd.PairRdd;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Partitioner;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// For each key of any parent, the lists of its values in each parent.
///
/// A parent that is partitioned alike already is read in place; the others are shuffled.
public final class CoGroupedRdd<K> extends PairRdd<K, List<List<Object>>> {

    private static final long serialVersionUID = 1L;

    private final int sides;
    private final Partitioner partitioner;

    public CoGroupedRdd(List<Rdd<Pair<K, Object>>> parents, Partitioner partitioner) {
        this(parents.getFirst().context(), sides(parents, partitioner), partitioner);
    }

    private CoGroupedRdd(
            FeldsparContext context,
            List<Dependency<Pair<K, Object>>> sides,
            Partitioner partitioner) {
        super(context, List.copyOf(sides));
        this.sides = sides.size();
        this.partitioner = partitioner;
    }

    private static <K> List<Dependency<Pair<K, Object>>> sides(
            List<Rdd<Pair<K, Object>>> parents, Partitioner partitioner) {
        List<Dependency<Pair<K, Object>>> sides = new ArrayList<>();
        for (Rdd<Pair<K, Object>> parent : parents) {
            sides.add(
                    partitioner.equals(parent.partitioner())
                            ? new OneToOneDependency<>(parent)
                            : new ShuffleDependency<Pair<K, Object>, Pair<K, Object>>(
                                    parent,
                                    partitioner.numPartitions(),
                                    new PairMapSide<>(partitioner)));
        }
        return sides;
    }

    /// @param inPlace the partition of each side that is not shuffled
    private record Part(int index, @SuppressWarnings("serial") Map<Integer, Partition> inPlace)
            implements Partition {

        Part {
            inPlace = Map.copyOf(inPlace);
        }

        Partition of(int side) {
            Partition partition = inPlace.get(side);
            if (partition == null) {
                throw new IllegalStateException("side " + side + " is shuffled");
            }
            return partition;
        }
    }

    @Override
    protected List<Partition> computePartitions() {
        List<Partition> parts = new ArrayList<>();
        for (int i = 0; i < partitioner.numPartitions(); i++) {
            Map<Integer, Partition> inPlace = new HashMap<>();
            for (int side = 0; side < sides; side++) {
                if (dependency(side) instanceof NarrowDependency<?> narrow) {
                    inPlace.put(side, narrow.parent().partitions().get(i));
                }
            }
            parts.add(new Part(i, inPlace));
        }
        return parts;
    }

    @Override
    public Iterator<Pair<K, List<List<Object>>>> compute(Partition partition, TaskContext task) {
        KeyTable<K, List<List<Object>>> groups = new KeyTable<>();
        for (int side = 0; side < sides; side++) {
            Iterator<Pair<K, Object>> rows = rows(side, (Part) partition, task);
            while (rows.hasNext()) {
                Pair<K, Object> row = rows.next();
                int known = groups.size();
                int place = groups.place(row.key());
                if (place == known) {
                    groups.set(place, emptyLists());
                }
                groups.value(place).get(side).add(row.value());
            }
        }
        return groups.pairs();
    }

    @SuppressWarnings("unchecked")
    private Iterator<Pair<K, Object>> rows(int side, Part partition, TaskContext task) {
        return switch (dependency(side)) {
            case NarrowDependency<?> _ ->
                    this.<Pair<K, Object>>parent(side).iterator(partition.of(side), task);
            case ShuffleDependency<?, ?> shuffle ->
                    task.readShuffle(
                            (ShuffleDependency<?, Pair<K, Object>>) shuffle, partition.index());
        };
    }

    private List<List<Object>> emptyLists() {
        List<List<Object>> lists = new ArrayList<>(sides);
        for (int i = 0; i < sides; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
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
