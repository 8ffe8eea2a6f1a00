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
import java.util.Iterator;
import java.util.List;

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

    @Override
    protected List<Partition> computePartitions() {
        return Partition.numbered(partitioner.numPartitions());
    }

    @Override
    public Iterator<Pair<K, List<List<Object>>>> compute(Partition partition, TaskContext task) {
        KeyTable<K, List<List<Object>>> groups = new KeyTable<>();
        for (int side = 0; side < sides; side++) {
            Iterator<Pair<K, Object>> rows = rows(side, partition.index(), task);
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
    private Iterator<Pair<K, Object>> rows(int side, int partition, TaskContext task) {
        return switch (dependency(side)) {
            case NarrowDependency<?> _ -> {
                Rdd<Pair<K, Object>> parent = parent(side);
                yield parent.iterator(parent.partitions().get(partition), task);
            }
            case ShuffleDependency<?, ?> shuffle ->
                    task.readShuffle((ShuffleDependency<?, Pair<K, Object>>) shuffle, partition);
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
