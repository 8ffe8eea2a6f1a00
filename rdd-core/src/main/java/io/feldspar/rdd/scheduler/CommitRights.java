package io.feldspar.rdd.scheduler;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lets exactly one attempt of each partition make its output visible.
///
/// The right goes to who asks first, and back only when its holder is known to have failed or to
/// be gone.
final class CommitRights {

    private final Map<Integer, Map<Integer, Long>> holders = new HashMap<>();
    private final SchedulerPolicy policy;

    CommitRights(SchedulerPolicy policy) {
        this.policy = policy;
    }

    boolean ask(int stageId, int partition, long taskAttemptId) {
        Map<Integer, Long> stage = holders.computeIfAbsent(stageId, id -> new HashMap<>());
        Long holder = stage.putIfAbsent(partition, taskAttemptId);
        return policy.mayCommit(holder, taskAttemptId);
    }

    /// The attempt ended without success; true if it had the right, which is free now.
    boolean failed(int stageId, int partition, long taskAttemptId) {
        Map<Integer, Long> stage = holders.get(stageId);
        return stage != null
                && policy.returnsCommitRight()
                && stage.remove(partition, taskAttemptId);
    }

    /// Who may commit the partition, or null if nobody asked yet.
    @Nullable Long holder(int stageId, int partition) {
        Map<Integer, Long> stage = holders.get(stageId);
        return stage == null ? null : stage.get(partition);
    }

    boolean held(int stageId, int partition) {
        return holder(stageId, partition) != null;
    }

    /// Whether an attempt of the stage may have committed.
    boolean any(int stageId) {
        Map<Integer, Long> stage = holders.get(stageId);
        return stage != null && !stage.isEmpty();
    }

    void forget(int stageId) {
        holders.remove(stageId);
    }

    int size() {
        return holders.size();
    }
}
