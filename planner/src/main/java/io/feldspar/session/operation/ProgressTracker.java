package io.feldspar.session.operation;

import io.feldspar.rdd.EngineListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts the stages and tasks of jobs, while they run and for a while after. Thread-safe.
final class ProgressTracker implements EngineListener {

    private static final int REMEMBERED_JOBS = 1000;

    private static final class Stage {
        int tasks;
        int completed;
    }

    /// The stages of each job; the oldest job is forgotten first.
    private final Map<Integer, List<Stage>> jobs =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, List<Stage>> eldest) {
                    return size() > REMEMBERED_JOBS;
                }
            };

    private final Map<Integer, int[]> running = new HashMap<>();
    private final Map<Integer, Stage> stages = new HashMap<>();

    @Override
    public synchronized void jobStarted(int jobId, int[] stageIds) {
        List<Stage> own = new ArrayList<>();
        for (int id : stageIds) {
            own.add(stages.computeIfAbsent(id, _ -> new Stage()));
        }
        jobs.put(jobId, own);
        running.put(jobId, stageIds.clone());
    }

    @Override
    public synchronized void jobEnded(int jobId, String failure) {
        int[] ended = running.remove(jobId);
        if (ended != null) {
            for (int stage : ended) {
                stages.remove(stage);
            }
        }
    }

    @Override
    public synchronized void stageSubmitted(int stageId, int attempt, int tasks, String name) {
        Stage stage = stages.get(stageId);
        if (stage != null) {
            stage.tasks = Math.max(stage.tasks, tasks);
        }
    }

    @Override
    public synchronized void taskEnded(
            int stageId, int partition, long taskAttemptId, String outcome) {
        Stage stage = stages.get(stageId);
        if (stage != null && outcome.equals("succeeded")) {
            stage.completed = Math.min(stage.completed + 1, Math.max(stage.tasks, 1));
        }
    }

    synchronized Progress of(int jobId) {
        int completedStages = 0;
        int totalStages = 0;
        int completedTasks = 0;
        int totalTasks = 0;
        for (Stage stage : jobs.getOrDefault(jobId, List.of())) {
            if (stage.tasks > 0) {
                totalStages++;
                totalTasks += stage.tasks;
                completedTasks += stage.completed;
                completedStages += stage.completed == stage.tasks ? 1 : 0;
            }
        }
        return new Progress(completedStages, totalStages, completedTasks, totalTasks, 0);
    }
}
