package io.feldspar.rdd;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// A task of a barrier stage, which knows the other tasks and can wait for them.
///
/// Every task calls [#barrier] and [#allGather] as often and in the same order; a stage of which a
/// task ends while another waits for it fails.
public final class BarrierTask {

    private final TaskContext task;
    private final List<TaskInfo> infos;

    /// One of the tasks that run together.
    ///
    /// @param executorId where it runs
    public record TaskInfo(int partition, String executorId) implements Serializable {}

    private BarrierTask(TaskContext task, List<TaskInfo> infos) {
        this.task = task;
        this.infos = infos;
    }

    /// Waits until all tasks of the stage are here and learns where each is.
    public static BarrierTask of(TaskContext task) {
        List<String> executors = task.gather(task.executorId());
        List<TaskInfo> infos = new ArrayList<>();
        for (String executorId : executors) {
            infos.add(new TaskInfo(infos.size(), executorId));
        }
        return new BarrierTask(task, List.copyOf(infos));
    }

    /// Waits until every task of the stage has called this.
    public void barrier() {
        task.gather("");
    }

    /// Waits until every task has given its message, and gives all of them in the order of the
    /// partitions.
    public List<String> allGather(String message) {
        return task.gather(message);
    }

    /// All tasks of the stage in the order of their partitions.
    public List<TaskInfo> taskInfos() {
        return infos;
    }

    public int partitionId() {
        return task.partitionId();
    }

    /// The task's own context.
    public TaskContext context() {
        return task;
    }
}
