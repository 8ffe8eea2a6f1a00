package io.feldspar.rdd.local;

import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskFunction;
import io.feldspar.rdd.execution.StageWork;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.serialization.Serialization;
import io.feldspar.rdd.shuffle.BlockBuffer;
import io.feldspar.rdd.shuffle.ShuffleStore;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The two kinds of task, computed on the calling thread.
final class LocalWork {

    private LocalWork() {}

    /// Writes the task's partition for the shuffle.
    static <T, B> TaskOutcome write(
            ShuffleDependency<T, B> shuffle,
            RunningTask task,
            ShuffleStore shuffles,
            Map<Long, TaskResult> results,
            boolean serialize)
            throws Exception {
        BlockBuffer<B> buffer = new BlockBuffer<>(shuffle.numPartitions(), shuffle.measure());
        List<?>[] partitions = buffer.partitions();
        boolean kept = false;
        try {
            shuffle.mapSide().write(rows(shuffle.parent(), task), buffer, task);
            task.markWritten(shuffle.shuffleId());
            if (serialize) {
                partitions = PackedBlock.pack(partitions, shuffle.serializer());
            }
            kept = !serialize;
        } finally {
            if (!kept) {
                buffer.free();
            }
        }
        shuffles.put(shuffle.shuffleId(), task.taskAttemptId(), partitions);
        Map<Long, List<Object>> updates = updates(task, serialize);
        if (!updates.isEmpty()) {
            results.put(task.taskAttemptId(), new TaskResult(null, updates, null));
        }
        return new TaskOutcome.MapDone(
                shuffle.shuffleId(), buffer.rows(), buffer.bytes(), !updates.isEmpty());
    }

    /// Applies the job's function to the task's partition.
    static TaskOutcome result(
            StageWork.ResultWork work,
            RunningTask task,
            Map<Long, TaskResult> results,
            boolean serialize)
            throws Exception {
        Object value = apply(work.rdd(), work.function(), task);
        if (serialize) {
            value = thereAndBack(value, "the result of a task over " + work.rdd());
        }
        results.put(task.taskAttemptId(), new TaskResult(value, updates(task, serialize), null));
        return new TaskOutcome.ResultStored(0);
    }

    /// What the tasks added is copied as the map that it is.
    @SuppressWarnings("unchecked")
    private static Map<Long, List<Object>> updates(RunningTask task, boolean serialize) {
        if (!serialize || task.updates().isEmpty()) {
            return task.updates();
        }
        Object copy =
                thereAndBack(new HashMap<>(task.updates()), "what a task adds to an accumulator");
        return copy == null ? Map.of() : (Map<Long, List<Object>>) copy;
    }

    private static @Nullable Object thereAndBack(@Nullable Object value, String what) {
        return Serialization.read(Serialization.write(value, what), what);
    }

    /// The function was submitted together with an RDD of its row type.
    @SuppressWarnings("unchecked")
    private static <T> Object apply(Rdd<T> rdd, TaskFunction<?, ?> function, RunningTask task)
            throws Exception {
        return ((TaskFunction<T, ?>) function).apply(task, rows(rdd, task));
    }

    private static <T> Iterator<T> rows(Rdd<T> rdd, RunningTask task) {
        return rdd.iterator(rdd.partitions().get(task.partitionId()), task);
    }
}
