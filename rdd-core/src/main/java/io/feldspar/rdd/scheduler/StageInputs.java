package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.Dependency;
import io.feldspar.rdd.NarrowDependency;
import io.feldspar.rdd.PartitionStore;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What a stage reads: the shuffles that its narrow RDDs hang on, and the cached RDDs among those.
///
/// ```text
///   Shuffled ── Mapped ── Cached(complete) ── ...        a complete store ends the walk
///      │           └───── Cached(partly)  ── Shuffled    a partial one does not
///   shuffle 1                                 │
///                                          shuffle 2
/// ```
///
/// @param shuffles in order of their ids
/// @param complete cached RDDs that stand for all behind them
/// @param partial cached RDDs of which partitions may have to be computed
record StageInputs(
        List<ShuffleDependency<?, ?>> shuffles, List<Rdd<?>> complete, List<Rdd<?>> partial) {

    /// What computing the RDD reads now.
    static StageInputs of(Rdd<?> rdd) {
        return walk(rdd, true);
    }

    /// Every shuffle that the RDD hangs on narrowly, whatever is cached.
    static List<ShuffleDependency<?, ?>> allShuffles(Rdd<?> rdd) {
        return walk(rdd, false).shuffles();
    }

    /// Whether the condition holds for an RDD that tasks of the stage compute.
    static boolean anyNarrow(Rdd<?> rdd, Predicate<Rdd<?>> condition) {
        Set<Rdd<?>> seen = new HashSet<>();
        Deque<Rdd<?>> open = new ArrayDeque<>();
        open.push(rdd);
        while (!open.isEmpty()) {
            Rdd<?> next = open.pop();
            if (condition.test(next)) {
                return true;
            }
            for (Dependency<?> dependency : next.dependencies()) {
                if (dependency instanceof NarrowDependency<?> narrow && seen.add(narrow.parent())) {
                    open.push(narrow.parent());
                }
            }
        }
        return false;
    }

    private static StageInputs walk(Rdd<?> rdd, boolean useStores) {
        TreeMap<Integer, ShuffleDependency<?, ?>> shuffles = new TreeMap<>();
        List<Rdd<?>> complete = new ArrayList<>();
        List<Rdd<?>> partial = new ArrayList<>();
        Set<Rdd<?>> seen = new HashSet<>();
        Deque<Rdd<?>> open = new ArrayDeque<>();
        open.push(rdd);
        while (!open.isEmpty()) {
            Rdd<?> next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            PartitionStore<?> store = useStores ? next.store() : null;
            if (store != null && store.complete()) {
                complete.add(next);
                continue;
            }
            if (store != null) {
                partial.add(next);
            }
            for (Dependency<?> dependency : next.dependencies()) {
                switch (dependency) {
                    case ShuffleDependency<?, ?> shuffle ->
                            shuffles.put(shuffle.shuffleId(), shuffle);
                    case NarrowDependency<?> narrow -> open.push(narrow.parent());
                }
            }
        }
        return new StageInputs(List.copyOf(shuffles.values()), complete, partial);
    }
}
