package io.feldspar.rdd.scheduler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The tasks of a set that wait for a slot, findable by where they would like to run.
///
/// A task is in several lists at once. A list is cleaned of tasks that no longer wait when
/// somebody looks into it.
final class PendingTasks {

    /// The prefix of a location that names an executor; others name hosts.
    private static final String EXECUTOR = "executor:";

    private final Map<String, List<Integer>> byExecutor = new HashMap<>();
    private final Map<String, List<Integer>> byHost = new HashMap<>();
    private final List<Integer> withoutPreference = new ArrayList<>();
    private final List<Integer> all = new ArrayList<>();
    private final List<List<String>> preferred;
    private final boolean[] waiting;
    private int count;

    /// @param preferred for each task the executors and hosts where it would like to run; an empty
    ///     list where no task has a preference
    PendingTasks(int tasks, List<List<String>> preferred) {
        this.preferred = preferred;
        this.waiting = new boolean[tasks];
        for (int i = tasks - 1; i >= 0; i--) {
            add(i);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    int size() {
        return count;
    }

    boolean contains(int index) {
        return waiting[index];
    }

    void add(int index) {
        if (waiting[index]) {
            return;
        }
        waiting[index] = true;
        count++;
        List<String> locations = preferred.isEmpty() ? List.of() : preferred.get(index);
        if (locations.isEmpty()) {
            withoutPreference.add(index);
        } else {
            all.add(index);
        }
        for (String location : locations) {
            Map<String, List<Integer>> lists = location.startsWith(EXECUTOR) ? byExecutor : byHost;
            String name =
                    location.startsWith(EXECUTOR)
                            ? location.substring(EXECUTOR.length())
                            : location;
            lists.computeIfAbsent(name, key -> new ArrayList<>()).add(index);
        }
    }

    void remove(int index) {
        if (waiting[index]) {
            waiting[index] = false;
            count--;
        }
    }

    void clear() {
        for (int i = 0; i < waiting.length; i++) {
            waiting[i] = false;
        }
        count = 0;
        byExecutor.clear();
        byHost.clear();
        withoutPreference.clear();
        all.clear();
    }

    /// A task that would like the executor and is allowed there, or -1. It stays in the lists
    /// until [#remove].
    int forExecutor(String executorId, IntPredicate allowed) {
        return last(byExecutor.get(executorId), allowed);
    }

    int forHost(String host, IntPredicate allowed) {
        return last(byHost.get(host), allowed);
    }

    int withoutPreference(IntPredicate allowed) {
        return last(withoutPreference, allowed);
    }

    int any(IntPredicate allowed) {
        return last(all, allowed);
    }

    /// Whether a waiting task would like one of the executors.
    boolean prefersExecutor(Iterable<String> executorIds) {
        return prefersAny(byExecutor, executorIds);
    }

    /// Whether a waiting task would like one of the hosts.
    boolean prefersHost(Iterable<String> hosts) {
        return prefersAny(byHost, hosts);
    }

    /// The hosts that waiting tasks would like.
    Iterable<String> preferredHosts() {
        return byHost.keySet();
    }

    private boolean prefersAny(Map<String, List<Integer>> lists, Iterable<String> names) {
        if (lists.isEmpty()) {
            return false;
        }
        for (String name : names) {
            if (last(lists.get(name), index -> true) >= 0) {
                return true;
            }
        }
        return false;
    }

    private int last(@Nullable List<Integer> list, IntPredicate allowed) {
        if (list == null) {
            return -1;
        }
        for (int i = list.size() - 1; i >= 0; i--) {
            int index = list.get(i);
            if (!waiting[index]) {
                list.remove(i);
            } else if (allowed.test(index)) {
                return index;
            }
        }
        return -1;
    }
}
