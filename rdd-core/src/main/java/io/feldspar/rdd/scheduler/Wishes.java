package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.Dependency;
import io.feldspar.rdd.NarrowDependency;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.PartitionStore;
import io.feldspar.rdd.Rdd;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds where a stage's tasks would like to run: where the partition is kept, else where its RDD
/// says, else where the first of its narrow parents says so.
final class Wishes {

    private Wishes() {}

    /// A place in the lineage: one partition of one RDD.
    private record Spot(Rdd<?> rdd, int partition) {}

    /// For each partition the executors and hosts; an empty list if no partition has a wish.
    static List<List<String>> of(Rdd<?> rdd, int[] partitions) {
        List<List<String>> wishes = new ArrayList<>(partitions.length);
        boolean any = false;
        for (int partition : partitions) {
            List<String> wished = of(rdd, partition);
            any |= !wished.isEmpty();
            wishes.add(wished);
        }
        return any ? wishes : List.of();
    }

    private static List<String> of(Rdd<?> rdd, int partition) {
        Deque<Spot> open = new ArrayDeque<>();
        Set<Spot> seen = new HashSet<>();
        open.push(new Spot(rdd, partition));
        while (!open.isEmpty()) {
            Spot spot = open.pop();
            if (!seen.add(spot)) {
                continue;
            }
            List<String> here = at(spot);
            if (!here.isEmpty()) {
                return here;
            }
            List<Dependency<?>> dependencies = spot.rdd().dependencies();
            for (int i = dependencies.size() - 1; i >= 0; i--) {
                if (dependencies.get(i) instanceof NarrowDependency<?> narrow) {
                    int[] parents = narrow.parents(spot.partition());
                    for (int j = parents.length - 1; j >= 0; j--) {
                        open.push(new Spot(narrow.parent(), parents[j]));
                    }
                }
            }
        }
        return List.of();
    }

    private static List<String> at(Spot spot) {
        PartitionStore<?> store = spot.rdd().store();
        List<String> kept = store == null ? List.of() : store.locations(spot.partition());
        if (!kept.isEmpty()) {
            return kept;
        }
        Partition partition = spot.rdd().partitions().get(spot.partition());
        return spot.rdd().locations(partition);
    }
}
