package io.feldspar.planner.lowering;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.task.QueryRuntime;
import io.feldspar.executor.task.ResultQueue;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobHandle;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One run of a plan as a job: its batches are read while it goes on.
///
/// Read by one thread; [#cancel] may come from any. [#close()] ends the job where it still runs and
/// frees everything that it held.
public final class RunningQuery implements AutoCloseable {

    private final PhysicalPlan plan;
    private final QueryRuntime runtime;
    private final Rdd<Batch> rdd;
    private final ResultQueue results;
    private final JobHandle job;
    private boolean closed;

    private RunningQuery(
            PhysicalPlan plan, QueryRuntime runtime, Rdd<Batch> rdd, long bufferBytes) {
        this.plan = plan;
        this.runtime = runtime;
        this.rdd = rdd;
        ResultQueue queue = new ResultQueue(bufferBytes);
        this.results = queue;
        FeldsparContext context = runtime.context();
        this.job =
                context.submitJob(
                        rdd, (task, batches) -> deliver(queue, task, batches), (_, _) -> {});
        job.whenDone(() -> queue.end(failure(job, runtime)));
    }

    /// Starts the plan.
    ///
    /// @param bufferBytes how much of the result may be unread before tasks wait
    public static RunningQuery start(PhysicalPlan plan, QueryRuntime runtime, long bufferBytes) {
        try {
            return new RunningQuery(plan, runtime, Lowering.lower(plan, runtime), bufferBytes);
        } catch (RuntimeException | Error e) {
            runtime.close();
            throw e;
        }
    }

    private static Long deliver(ResultQueue queue, TaskContext task, Iterator<Batch> batches)
            throws InterruptedException {
        long rows = 0;
        while (batches.hasNext()) {
            task.checkCancelled();
            Batch batch = batches.next().copy();
            rows += batch.rowCount();
            if (!queue.put(batch)) {
                break;
            }
        }
        return rows;
    }

    public PhysicalPlan plan() {
        return plan;
    }

    public QueryRuntime runtime() {
        return runtime;
    }

    public int jobId() {
        return job.jobId();
    }

    /// The lineage as text.
    public String lineage() {
        return rdd.toDebugString();
    }

    /// The next batch of the result, the caller's own; null at the end.
    ///
    /// @throws FeldsparException with which the query failed
    public @Nullable Batch next() {
        try {
            return results.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel(new FeldsparException(ErrorCode.QUERY_CANCELLED, "The reader was interrupted"));
            throw new FeldsparException(
                    ErrorCode.QUERY_CANCELLED, "The query was cancelled by an interrupt", e);
        }
    }

    /// Calls the listener when the tasks have ended, with the error in which they did or null;
    /// at once where they have.
    public void whenDone(Consumer<@Nullable FeldsparException> listener) {
        job.whenDone(() -> listener.accept(failure(job, runtime)));
    }

    /// Lets the tasks finish even if nobody reads.
    public void relax() {
        results.relax();
    }

    /// Ends the query with this error.
    public void cancel(FeldsparException reason) {
        runtime.cancel(reason);
        job.cancel(String.valueOf(reason.getMessage()));
        results.relax();
    }

    private static @Nullable FeldsparException failure(JobHandle job, QueryRuntime runtime) {
        JobFailedException failed = job.failure();
        if (failed == null) {
            return null;
        }
        FeldsparException cancelled = runtime.cancellation();
        if (cancelled != null) {
            return cancelled;
        }
        return QueryFailures.of(failed);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        results.close();
        if (!job.isDone()) {
            job.cancel("the result was closed");
        }
        awaitEnd();
        runtime.close();
    }

    private void awaitEnd() {
        boolean interrupted = false;
        while (!job.isDone()) {
            try {
                job.await();
            } catch (InterruptedException _) {
                interrupted = true;
            } catch (JobFailedException _) {
                break; // the reader was told, or has gone
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
