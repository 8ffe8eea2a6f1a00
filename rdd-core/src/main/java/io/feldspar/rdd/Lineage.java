package io.feldspar.rdd;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Walks lineage without recursion, however deep it is.
public final class Lineage {

    private Lineage() {}

    /// The RDD and all it is made from, parents before children, each once.
    public static List<Rdd<?>> ancestors(Rdd<?> rdd) {
        List<Rdd<?>> ordered = new ArrayList<>();
        Set<Rdd<?>> entered = new HashSet<>();
        Set<Rdd<?>> left = new HashSet<>();
        Deque<Rdd<?>> open = new ArrayDeque<>();
        open.push(rdd);
        while (!open.isEmpty()) {
            Rdd<?> top = open.peek();
            if (entered.add(top)) {
                for (Dependency<?> dependency : top.dependencies()) {
                    if (!entered.contains(dependency.parent())) {
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
