package io.feldspar.rdd;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Walks lineage without recursion, however deep it is.
public final class Lineage {

    private Lineage() {}

    /// The RDD and all it is made from, parents before children, each once.
    public static List<Rdd<?>> ancestors(Rdd<?> rdd) {
        return walk(rdd, _ -> true);
    }

    /// The RDD and all that its tasks compute, which is what it reads narrowly: parents before
    /// children, each once.
    public static List<Rdd<?>> withinStage(Rdd<?> rdd) {
        return walk(rdd, dependency -> dependency instanceof NarrowDependency);
    }

    /// The partition and all that it reads narrowly, parents before children, each once.
    public static List<Partition> withinStage(Rdd<?> rdd, int partition) {
        Set<Partition> ordered = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Partition> partitions = new ArrayList<>();
        Set<RddPartition> entered = new HashSet<>();
        Deque<RddPartition> open = new ArrayDeque<>();
        open.push(new RddPartition(rdd, partition));
        while (!open.isEmpty()) {
            RddPartition top = open.peek();
            if (entered.add(top)) {
                forEachParent(top, open::push);
                continue;
            }
            open.pop();
            Partition done = top.rdd().partitions().get(top.partition());
            if (ordered.add(done)) {
                partitions.add(done);
            }
        }
        return partitions;
    }

    private static void forEachParent(RddPartition of, Consumer<RddPartition> then) {
        for (Dependency<?> dependency : of.rdd().dependencies().reversed()) {
            if (dependency instanceof NarrowDependency<?> narrow) {
                int[] parents = narrow.parents(of.partition());
                for (int i = parents.length - 1; i >= 0; i--) {
                    then.accept(new RddPartition(narrow.parent(), parents[i]));
                }
            }
        }
    }

    private static List<Rdd<?>> walk(Rdd<?> rdd, Predicate<Dependency<?>> follows) {
        List<Rdd<?>> ordered = new ArrayList<>();
        Set<Rdd<?>> entered = new HashSet<>();
        Set<Rdd<?>> left = new HashSet<>();
        Deque<Rdd<?>> open = new ArrayDeque<>();
        open.push(rdd);
        while (!open.isEmpty()) {
            Rdd<?> top = open.peek();
            if (entered.add(top)) {
                for (Dependency<?> dependency : top.dependencies()) {
                    if (!entered.contains(dependency.parent()) && follows.test(dependency)) {
                        open.push(dependency.parent());
                    }
                }
            } else {
                open.pop();
                if (left.add(top)) {
                    ordered.add(top);
                }
            }
        }
        return ordered;
    }

    /// The RDDs that this one reads narrowly and whose partitions are not listed yet, parents
    /// before children. What is behind one that is listed is not looked at.
    static List<Rdd<?>> unlisted(Rdd<?> rdd) {
        return walk(
                rdd,
                dependency ->
                        dependency instanceof NarrowDependency && !dependency.parent().isListed());
    }

    /// One partition of one RDD.
    private record RddPartition(Rdd<?> rdd, int partition) {}

    /// The locations of the partition, or else of the first of those that it reads narrowly.
    static List<String> locations(Rdd<?> rdd, int partition) {
        Deque<RddPartition> open = new ArrayDeque<>();
        Set<RddPartition> seen = new HashSet<>();
        open.push(new RddPartition(rdd, partition));
        while (!open.isEmpty()) {
            RddPartition next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            List<String> here = next.rdd().ownLocations(next.partition());
            if (!here.isEmpty()) {
                return here;
            }
            forEachParent(next, open::push);
        }
        return List.of();
    }

    /// How well an RDD's partitions can be made again, all ancestors considered.
    static Determinism determinism(Rdd<?> rdd) {
        Map<Rdd<?>, Determinism> known = new HashMap<>();
        for (Rdd<?> each : ancestors(rdd)) {
            known.put(each, determinism(each, known));
        }
        return known.getOrDefault(rdd, Determinism.DETERMINATE);
    }

    private static Determinism determinism(Rdd<?> rdd, Map<Rdd<?>, Determinism> known) {
        PartitionStore<?> cached = rdd.store();
        if (cached != null && cached.reliable() && cached.complete()) {
            return Determinism.DETERMINATE;
        }
        Determinism parents = Determinism.DETERMINATE;
        for (Dependency<?> dependency : rdd.dependencies()) {
            parents = parents.and(known.getOrDefault(dependency.parent(), Determinism.DETERMINATE));
        }
        if (rdd.isCheckpointed()) {
            return parents;
        }
        if (parents == Determinism.UNORDERED && rdd.orderSensitive()) {
            return Determinism.INDETERMINATE;
        }
        return parents.and(rdd.ownDeterminism());
    }
}
