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

/// Finds where a stage's tasks would like to run: where the partition is cached, else where its RDD
/// says, else where the first of its narrow parents says so.
final class PreferredLocations {

    private PreferredLocations() {}

    /// A place in the lineage: one partition of one RDD.
    private record RddPartition(Rdd<?> rdd, int partition) {}

    /// For each partition the executors and hosts; an empty list if no partition has one.
    static List<List<String>> of(Rdd<?> rdd, int[] partitions) {
        List<List<String>> preferred = new ArrayList<>(partitions.length);
        boolean any = false;
        for (int partition : partitions) {
            List<String> locations = of(rdd, partition);
            any |= !locations.isEmpty();
            preferred.add(locations);
        }
        return any ? preferred : List.of();
    }

    private static List<String> of(Rdd<?> rdd, int partition) {
        Deque<RddPartition> open = new ArrayDeque<>();
        Set<RddPartition> seen = new HashSet<>();
        open.push(new RddPartition(rdd, partition));
        while (!open.isEmpty()) {
            RddPartition next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            List<String> here = locations(next);
            if (!here.isEmpty()) {
                return here;
            }
            List<Dependency<?>> dependencies = next.rdd().dependencies();
            for (int i = dependencies.size() - 1; i >= 0; i--) {
                if (dependencies.get(i) instanceof NarrowDependency<?> narrow) {
                    int[] parents = narrow.parents(next.partition());
                    for (int j = parents.length - 1; j >= 0; j--) {
                        open.push(new RddPartition(narrow.parent(), parents[j]));
                    }
                }
            }
        }
        return List.of();
    }

    private static List<String> locations(RddPartition at) {
        PartitionStore<?> store = at.rdd().store();
        List<String> cached = store == null ? List.of() : store.locations(at.partition());
        if (!cached.isEmpty()) {
            return cached;
        }
        Partition partition = at.rdd().partitions().get(at.partition());
        return at.rdd().locations(partition);
    }
}
