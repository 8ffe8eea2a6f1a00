package io.feldspar.executor.standalone.master;

import io.feldspar.executor.standalone.message.ApplicationSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// An application and its executors.
final class ApplicationEntry extends Member {

    /// So many executors in a row that end soon are replaced; then something is wrong that stays
    /// so.
    private static final int MOST_FAILURES = 20;

    private static final long SOON = 20_000_000_000L;
    private static final long DELAY = 100_000_000L;

    private final ApplicationSpec spec;
    private final Map<String, ExecutorEntry> executors = new LinkedHashMap<>();

    /// Executors that the application takes for gone: one that turns up again must end.
    private final Set<String> gone = new HashSet<>();

    private final Map<String, Integer> failuresByWorker = new HashMap<>();
    private int wanted;
    private int failures;
    private long failedLast;

    ApplicationEntry(ApplicationSpec spec, int wanted) {
        this.spec = spec;
        this.wanted = wanted;
    }

    ApplicationSpec spec() {
        return spec;
    }

    Map<String, ExecutorEntry> executors() {
        return executors;
    }

    int wanted() {
        return wanted;
    }

    void want(int executorsFromNowOn) {
        wanted = executorsFromNowOn;
    }

    boolean isGone(String executorId) {
        return gone.contains(executorId);
    }

    boolean wantsMore(long now) {
        return peer() != null
                && staying() < wanted
                && failures <= MOST_FAILURES
                && now - failedLast >= delay();
    }

    /// How many executors are on workers that do not end.
    private long staying() {
        return executors.values().stream().filter(each -> !each.worker().isDraining()).count();
    }

    /// How long after a failure the next executor is placed.
    long delay() {
        return failures * DELAY;
    }

    int failuresOn(WorkerEntry worker) {
        return failuresByWorker.getOrDefault(worker.spec().id(), 0);
    }

    void ended(ExecutorEntry executor, boolean fault, long now) {
        executors.remove(executor.id());
        gone.add(executor.id());
        if (fault && now - executor.placed() < SOON) {
            failures++;
            failedLast = now;
            failuresByWorker.merge(executor.worker().spec().id(), 1, Integer::sum);
        } else if (now - executor.placed() >= SOON) {
            failures = 0;
        }
    }
}
