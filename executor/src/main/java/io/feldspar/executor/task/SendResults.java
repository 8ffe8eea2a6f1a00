package io.feldspar.executor.task;

import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.TaskFunction;
import java.util.Iterator;

/// The work of a result task: sends the batches of its partition to whoever reads the query.
///
/// @param query [QuerySpec#id]
public record SendResults(long query) implements TaskFunction<Batch, Long> {

    private static final long serialVersionUID = 1L;

    /// @return the number of rows that were sent
    @Override
    public Long apply(TaskContext task, Iterator<Batch> batches) throws InterruptedException {
        ResultSink sink = task.extension(ExecutorRuntime.class).results();
        long rows = 0;
        try (ResultChannel channel = sink.open(query, task.partitionId(), task.taskAttemptId())) {
            while (batches.hasNext()) {
                task.checkCancelled();
                Batch batch = batches.next().copy();
                rows += batch.rowCount();
                if (!channel.put(batch)) {
                    break;
                }
            }
            channel.complete();
        }
        return rows;
    }
}
