package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.settings.SchedulerSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Where the tasks of one set have failed, and where they are therefore not tried again.
final class StageExclusions {

    private final SchedulerSettings.Exclusion settings;
    private final Map<Integer, Map<String, Integer>> byTaskAndExecutor = new HashMap<>();
    private final Map<Integer, Map<String, Integer>> byTaskAndHost = new HashMap<>();
    private final Map<String, Set<Integer>> byExecutor = new HashMap<>();
    private final Map<String, Set<String>> executorsOfHost = new HashMap<>();

    StageExclusions(SchedulerSettings.Exclusion settings) {
        this.settings = settings;
    }

    void failed(int index, String executorId, String host) {
        count(byTaskAndExecutor, index, executorId);
        count(byTaskAndHost, index, host);
        Set<Integer> tasks = byExecutor.computeIfAbsent(executorId, id -> new HashSet<>());
        tasks.add(index);
        if (tasks.size() >= settings.perStageAndExecutor()) {
            executorsOfHost.computeIfAbsent(host, name -> new HashSet<>()).add(executorId);
        }
    }

    private static void count(Map<Integer, Map<String, Integer>> counts, int index, String place) {
        counts.computeIfAbsent(index, key -> new HashMap<>()).merge(place, 1, Integer::sum);
    }

    /// Whether anything is excluded at all.
    boolean any() {
        return settings.enabled() && !byExecutor.isEmpty();
    }

    /// Whether any task of the set may be tried there.
    boolean allows(ExecutorState executor) {
        if (!any()) {
            return true;
        }
        Set<String> excluded = executorsOfHost.getOrDefault(executor.host(), Set.of());
        return !excluded.contains(executor.id()) && excluded.size() < settings.perStageAndHost();
    }

    /// Whether this task may be tried there, if the set may.
    boolean allows(int index, ExecutorState executor) {
        if (!any()) {
            return true;
        }
        return failures(byTaskAndExecutor, index, executor.id()) < settings.perTaskAndExecutor()
                && failures(byTaskAndHost, index, executor.host()) < settings.perTaskAndHost();
    }

    private static int failures(
            Map<Integer, Map<String, Integer>> counts, int index, String place) {
        return counts.getOrDefault(index, Map.of()).getOrDefault(place, 0);
    }
}
