package io.feldspar.session;

import io.feldspar.rdd.EngineListener;
import java.util.HashMap;
import java.util.Map;

/// Counts the tasks of running jobs. Thread-safe.
final class ProgressTracker implements EngineListener {

    private static final class Stage {
        int tasks;
        int completed;
    }

    private final Map<Integer, int[]> stagesOfJobs = new HashMap<>();
    private final Map<Integer, Stage> stages = new HashMap<>();

    @Override
    public synchronized void jobStarted(int jobId, int[] stageIds) {
        stagesOfJobs.put(jobId, stageIds.clone());
    }

    @Override
    public synchronized void jobEnded(int jobId, String failure) {
        int[] ended = stagesOfJobs.remove(jobId);
        if (ended != null) {
            for (int stage : ended) {
                stages.remove(stage);
            }
        }
    }

    @Override
    public synchronized void stageSubmitted(int stageId, int attempt, int tasks, String name) {
        Stage stage = stages.computeIfAbsent(stageId, _ -> new Stage());
        stage.tasks = Math.max(stage.tasks, tasks);
    }

    @Override
    public synchronized void taskEnded(
            int stageId, int partition, long taskAttemptId, String outcome) {
        Stage stage = stages.get(stageId);
        if (stage != null && outcome.equals("succeeded")) {
            stage.completed++;
        }
    }

    synchronized Progress of(int jobId) {
        int completed = 0;
        int total = 0;
        for (int id : stagesOfJobs.getOrDefault(jobId, new int[0])) {
            Stage stage = stages.get(id);
            if (stage != null) {
                completed += Math.min(stage.completed, stage.tasks);
                total += stage.tasks;
            }
        }
        return new Progress(completed, total);
    }
}
