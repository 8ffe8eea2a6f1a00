package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.settings.SchedulerSettings;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which executors and hosts have failed so often lately that nothing is run there for a while.
final class ExcludeList {

    private final SchedulerSettings.Exclusion settings;
    private final Map<String, Deque<Long>> failures = new HashMap<>();
    private final Map<String, Long> executorUntil = new HashMap<>();
    private final Map<String, String> hostOf = new HashMap<>();

    ExcludeList(SchedulerSettings.Exclusion settings) {
        this.settings = settings;
    }

    /// A task has failed on the executor.
    ///
    /// @param all every executor: the last one that is left is not excluded
    void failed(ExecutorState executor, Collection<ExecutorState> all, long now) {
        if (!settings.enabled()) {
            return;
        }
        String executorId = executor.id();
        Deque<Long> times = failures.computeIfAbsent(executorId, id -> new ArrayDeque<>());
        times.addLast(now);
        while (now - times.getFirst() > settings.timeout()) {
            times.removeFirst();
        }
        if (times.size() >= settings.perExecutor()) {
            times.clear();
            if (all.stream().anyMatch(each -> each != executor && allows(each, now))) {
                executorUntil.put(executorId, now + settings.timeout());
                hostOf.put(executorId, executor.host());
            }
        }
    }

    /// The executor is gone for good.
    void forget(String executorId) {
        failures.remove(executorId);
    }

    boolean allows(ExecutorState executor, long now) {
        takeBack(now);
        if (executorUntil.isEmpty()) {
            return true;
        }
        if (executorUntil.containsKey(executor.id())) {
            return false;
        }
        Set<String> ofHost = new HashSet<>();
        hostOf.forEach(
                (id, host) -> {
                    if (host.equals(executor.host())) {
                        ofHost.add(id);
                    }
                });
        return ofHost.size() < settings.perHost();
    }

    /// Ends the exclusions whose time is over.
    private void takeBack(long now) {
        if (!executorUntil.isEmpty()) {
            executorUntil.values().removeIf(until -> now >= until);
            hostOf.keySet().retainAll(executorUntil.keySet());
        }
    }

    /// When the next exclusion ends, which is later than now, or 0 if there is none.
    long nextEnd(long now) {
        takeBack(now);
        return executorUntil.values().stream().mapToLong(Long::longValue).min().orElse(0);
    }
}
