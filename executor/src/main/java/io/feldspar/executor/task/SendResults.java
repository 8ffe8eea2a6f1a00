package io.feldspar.executor.task;

import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.FetchFailedException;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.TaskFunction;
import java.util.Iterator;

/// The work of a result task: sends the batches of its partition to the reader of the query.
///
/// @param query [QuerySpec#id]
public record SendResults(long query) implements TaskFunction<Batch, Long> {

    private static final long serialVersionUID = 1L;

    /// @return the number of rows that were sent
    /// @throws UnrepeatableException if it failed and no other attempt can continue
    @Override
    public Long apply(TaskContext task, Iterator<Batch> batches) throws InterruptedException {
        ResultSink sink = task.extension(ExecutorRuntime.class).results();
        try (ResultChannel channel =
                sink.open(query, task.partitionId(), task.taskAttemptId(), task.executorId())) {
            try {
                return send(task, batches, channel);
            } catch (FetchFailedException e) {
                // The scheduler makes the inputs again, and then says what cannot be repeated.
                throw e;
            } catch (RuntimeException | Error e) {
                if (!channel.abandon()) {
                    throw new UnrepeatableException(e);
                }
                throw e;
            }
        }
    }

    private static long send(TaskContext task, Iterator<Batch> batches, ResultChannel channel)
            throws InterruptedException {
        long rows = 0;
        while (batches.hasNext()) {
            task.checkCancelled();
            Batch batch = batches.next().copy();
            rows += batch.rowCount();
            if (!channel.put(batch)) {
                break;
            }
        }
        channel.complete();
        return rows;
    }
}
