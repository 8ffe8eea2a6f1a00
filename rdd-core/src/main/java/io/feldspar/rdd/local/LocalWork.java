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
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The two kinds of task, computed on the calling thread.
///
/// @param partition of the stage's RDD
/// @param results gets what the task leaves for the driver
/// @param form of what leaves the task
record LocalWork(
        RunningTask task, Partition partition, Map<Long, TaskResult> results, ResultForm form) {

    /// Writes the task's partition for the shuffle.
    <T, B> TaskOutcome write(StageWork.MapWork<T, B> work, ShuffleStore shuffles) throws Exception {
        ShuffleDependency<T, B> shuffle = work.shuffle();
        MapOutputWriter.Sizes sizes;
        try (MapOutputWriter<B> writer = writer(work, shuffles)) {
            work.mapSide().write(rows(work.rdd()), writer, task);
            task.markWritten(shuffle.shuffleId());
            sizes = writer.commit();
        }
        boolean updates = !task.updates().isEmpty();
        if (updates) {
            keep(null, "what a task adds to an accumulator");
        }
        return new TaskOutcome.MapDone(shuffle.shuffleId(), sizes.rows(), sizes.bytes(), updates);
    }

    private <B> MapOutputWriter<B> writer(StageWork.MapWork<?, B> work, ShuffleStore shuffles) {
        ShuffleDependency<?, B> shuffle = work.shuffle();
        BiConsumer<List<?>[], Runnable> readable =
                (blocks, free) ->
                        shuffles.put(shuffle.shuffleId(), task.taskAttemptId(), blocks, free);
        return form.serialized()
                ? new PackedMapOutput<>(
                        new ShuffleStore.OutputName(
                                shuffle.shuffleId(), task.taskAttemptId(), shuffle.numPartitions()),
                        shuffle.serializer(),
                        work.measure(),
                        shuffles.disk(),
                        readable)
                : new MemoryMapOutput<>(
                        shuffle.numPartitions(),
                        work.measure(),
                        blocks -> readable.accept(blocks, () -> {}));
    }

    /// Applies the job's function to the task's partition.
    TaskOutcome result(StageWork.ResultWork work) throws Exception {
        Object value = apply(work.rdd(), work.function());
        return new TaskOutcome.ResultStored(keep(value, "the result of a task over " + work.rdd()));
    }

    /// Keeps what the driver is going to fetch.
    ///
    /// @return how many bytes the value takes; 0 where it is not serialized
    private long keep(@Nullable Object value, String what) {
        return switch (form) {
            case SHARED -> put(new TaskResult.Held(value, task.updates(), null), 0);
            case COPIED -> {
                byte[] written = Serialization.write(value, what);
                Object copy = Serialization.read(written, what);
                yield put(new TaskResult.Held(copy, copiedUpdates(), null), written.length);
            }
            case ENCODED -> {
                TaskResult.Encoded encoded = TaskResult.Encoded.of(value, task.updates(), what);
                yield put(encoded, encoded.block().bytes().length);
            }
        };
    }

    private long put(TaskResult result, long bytes) {
        results.put(task.taskAttemptId(), result);
        return bytes;
    }

    /// What the tasks added is copied as the map that it is.
    @SuppressWarnings("unchecked")
    private Map<Long, List<Object>> copiedUpdates() {
        if (task.updates().isEmpty()) {
            return task.updates();
        }
        String what = "what a task adds to an accumulator";
        Object copy =
                Serialization.read(Serialization.write(new HashMap<>(task.updates()), what), what);
        return copy == null ? Map.of() : (Map<Long, List<Object>>) copy;
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
