package io.feldspar.session.operation;

import io.feldspar.rdd.EngineListener;
import io.feldspar.session.activity.StageActivity;
import io.feldspar.session.activity.TaskActivity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Follows the stages and tasks of jobs, while they run and for a while after. Thread-safe.
final class ProgressTracker implements EngineListener {

    private static final int REMEMBERED_JOBS = 1000;

    /// Attempts that are recorded of a stage; further ones are counted.
    private static final int STAGE_ATTEMPTS = 1000;

    /// Attempts that are recorded of all jobs; those of the oldest job are dropped first.
    private static final int MOST_ATTEMPTS = 50_000;

    private static final class Stage {
        private final int id;
        private final long jobStart;
        private final Map<Long, TaskActivity> attempts = new LinkedHashMap<>();
        private String name = "";
        private int tasks;
        private int completed;
        private long submittedAt = -1;
        private long completedAt = -1;
        private int unrecorded;

        Stage(int id, long jobStart) {
            this.id = id;
            this.jobStart = jobStart;
        }

        long now() {
            return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - jobStart);
        }

        StageActivity activity() {
            List<TaskActivity> all = new ArrayList<>(attempts.values());
            all.sort(Comparator.comparingLong(TaskActivity::started));
            return new StageActivity(id, name, tasks, submittedAt, completedAt, all, unrecorded);
        }
    }

    private record Job(long start, List<Stage> stages) {}

    /// The oldest job is forgotten first.
    private final Map<Integer, Job> jobs =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, Job> eldest) {
                    boolean full = size() > REMEMBERED_JOBS;
                    if (full) {
                        forgetAttempts(eldest.getValue());
                    }
                    return full;
                }
            };

    private final Map<Integer, int[]> running = new HashMap<>();
    private final Map<Integer, Stage> stages = new HashMap<>();
    private int recorded;

    @Override
    public synchronized void jobStarted(int jobId, int[] stageIds) {
        long start = System.nanoTime();
        List<Stage> own = new ArrayList<>();
        for (int id : stageIds) {
            own.add(stages.computeIfAbsent(id, _ -> new Stage(id, start)));
        }
        jobs.put(jobId, new Job(start, own));
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
            stage.name = name;
            if (stage.submittedAt < 0) {
                stage.submittedAt = stage.now();
            }
            stage.completedAt = -1;
        }
    }

    @Override
    public synchronized void stageCompleted(int stageId, int attempt, String failure) {
        Stage stage = stages.get(stageId);
        if (stage != null) {
            stage.completedAt = stage.now();
        }
    }

    @Override
    public synchronized void taskStarted(
            int stageId, int partition, long taskAttemptId, String executorId) {
        Stage stage = stages.get(stageId);
        if (stage == null) {
            return;
        }
        if (stage.attempts.size() >= STAGE_ATTEMPTS) {
            stage.unrecorded++;
            return;
        }
        stage.attempts.put(taskAttemptId, TaskActivity.start(partition, executorId, stage.now()));
        recorded++;
        if (recorded > MOST_ATTEMPTS) {
            makeRoom();
        }
    }

    private void makeRoom() {
        for (Job job : jobs.values()) {
            if (recorded <= MOST_ATTEMPTS) {
                return;
            }
            forgetAttempts(job);
        }
    }

    private void forgetAttempts(Job job) {
        for (Stage stage : job.stages()) {
            stage.unrecorded += stage.attempts.size();
            recorded -= stage.attempts.size();
            stage.attempts.clear();
        }
    }

    @Override
    public synchronized void taskEnded(
            int stageId, int partition, long taskAttemptId, String outcome) {
        Stage stage = stages.get(stageId);
        if (stage == null) {
            return;
        }
        stage.attempts.computeIfPresent(
                taskAttemptId, (_, attempt) -> attempt.end(stage.now(), outcome));
        if (outcome.equals("succeeded")) {
            stage.completed = Math.min(stage.completed + 1, Math.max(stage.tasks, 1));
        }
    }

    private Collection<Stage> stagesOf(int jobId) {
        Job job = jobs.get(jobId);
        return job == null ? List.of() : job.stages();
    }

    synchronized Progress of(int jobId) {
        int completedStages = 0;
        int totalStages = 0;
        int completedTasks = 0;
        int totalTasks = 0;
        for (Stage stage : stagesOf(jobId)) {
            if (stage.tasks > 0) {
                totalStages++;
                totalTasks += stage.tasks;
                completedTasks += stage.completed;
                completedStages += stage.completed == stage.tasks ? 1 : 0;
            }
        }
        return new Progress(completedStages, totalStages, completedTasks, totalTasks, 0);
    }

    /// The stages of the job as JSON; those that were not needed are left out.
    synchronized String stages(int jobId) {
        @Nullable Job job = jobs.get(jobId);
        long now = job == null ? 0 : TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - job.start());
        return StageActivity.json(
                stagesOf(jobId).stream()
                        .filter(stage -> stage.tasks > 0)
                        .map(Stage::activity)
                        .sorted(Comparator.comparingLong(StageActivity::submitted))
                        .toList(),
                now);
    }
}
