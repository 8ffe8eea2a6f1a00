package io.feldspar.rdd.local;

import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskFunction;
import io.feldspar.rdd.execution.StageWork;
import io.feldspar.rdd.protocol.TaskOutcome;
import io.feldspar.rdd.serialization.Serialization;
import io.feldspar.rdd.shuffle.MapOutputWriter;
import io.feldspar.rdd.shuffle.MemoryMapOutput;
import io.feldspar.rdd.shuffle.ShuffleStore;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The two kinds of task, computed on the calling thread.
///
/// @param partition of the stage's RDD
/// @param results gets what the task leaves for the driver
/// @param serialize whether what leaves the task is serialized
record LocalWork(
        RunningTask task, Partition partition, Map<Long, TaskResult> results, boolean serialize) {

    /// Writes the task's partition for the shuffle.
    <T, B> TaskOutcome write(StageWork.MapWork<T, B> work, ShuffleStore shuffles) throws Exception {
        ShuffleDependency<T, B> shuffle = work.shuffle();
        MapOutputWriter.Sizes sizes;
        try (MapOutputWriter<B> writer = writer(work, shuffles)) {
            work.mapSide().write(rows(work.rdd()), writer, task);
            task.markWritten(shuffle.shuffleId());
            sizes = writer.commit();
        }
        Map<Long, List<Object>> updates = updates();
        if (!updates.isEmpty()) {
            results.put(task.taskAttemptId(), new TaskResult(null, updates, null));
        }
        return new TaskOutcome.MapDone(
                shuffle.shuffleId(), sizes.rows(), sizes.bytes(), !updates.isEmpty());
    }

    private <B> MapOutputWriter<B> writer(StageWork.MapWork<?, B> work, ShuffleStore shuffles) {
        ShuffleDependency<?, B> shuffle = work.shuffle();
        Consumer<List<?>[]> readable =
                blocks -> shuffles.put(shuffle.shuffleId(), task.taskAttemptId(), blocks);
        return serialize
                ? new PackedMapOutput<>(
                        shuffle.numPartitions(), shuffle.serializer(), work.measure(), readable)
                : new MemoryMapOutput<>(shuffle.numPartitions(), work.measure(), readable);
    }

    /// Applies the job's function to the task's partition.
    TaskOutcome result(StageWork.ResultWork work) throws Exception {
        Object value = apply(work.rdd(), work.function());
        long bytes = 0;
        if (serialize) {
            String what = "the result of a task over " + work.rdd();
            byte[] written = Serialization.write(value, what);
            bytes = written.length;
            value = Serialization.read(written, what);
        }
        results.put(task.taskAttemptId(), new TaskResult(value, updates(), null));
        return new TaskOutcome.ResultStored(bytes);
    }

    /// What the tasks added is copied as the map that it is.
    @SuppressWarnings("unchecked")
    private Map<Long, List<Object>> updates() {
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
    private <T> Object apply(Rdd<T> rdd, TaskFunction<?, ?> function) throws Exception {
        return ((TaskFunction<T, ?>) function).apply(task, rows(rdd));
    }

    private <T> Iterator<T> rows(Rdd<T> rdd) {
        return rdd.iterator(partition, task);
    }
}
