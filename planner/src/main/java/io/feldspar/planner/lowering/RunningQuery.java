package io.feldspar.planner.lowering;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.WrittenFile;
import io.feldspar.executor.task.PlanMetrics;
import io.feldspar.executor.task.QueryExecutors;
import io.feldspar.executor.task.QueryMemory;
import io.feldspar.executor.task.QuerySpec;
import io.feldspar.executor.task.ReportFiles;
import io.feldspar.executor.task.ResultCollector;
import io.feldspar.executor.task.SendResults;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.lowering.Lowering.LoweredPlan;
import io.feldspar.rdd.Accumulator;
import io.feldspar.rdd.Determinism;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.JobFailedException;
import io.feldspar.rdd.JobHandle;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One run of a plan as a job: its batches are read while it runs. A plan that writes files has
/// no batches; see [written].
///
/// Read by one thread; [#cancel] may come from any. [#close()] ends the job where it still runs and
/// frees everything that it held.
public final class RunningQuery implements AutoCloseable {

    private final QuerySpec query;
    private final LoweredPlan plan;
    private final Accumulator<PlanMetrics> metrics;
    private final QueryExecutors executors;
    private final ResultCollector results;
    private final WrittenFiles written = new WrittenFiles();
    private final JobHandle job;
    private volatile @Nullable FeldsparException cancellation;
    private QueryMemory memory = QueryMemory.NONE;
    private boolean closed;

    private RunningQuery(
            LoweredPlan plan,
            QuerySpec query,
            Accumulator<PlanMetrics> metrics,
            QueryExecutors executors,
            ResultCollector results) {
        this.query = query;
        this.plan = plan;
        this.metrics = metrics;
        this.executors = executors;
        this.results = results;
        this.job =
                plan.writes()
                        ? context().submitJob(plan.result(), new ReportFiles(), written)
                        : context()
                                .submitJob(
                                        plan.result(), new SendResults(query.id()), (_, _) -> {});
    }

    static RunningQuery start(
            LoweredPlan plan,
            QuerySpec query,
            Accumulator<PlanMetrics> metrics,
            QueryExecutors executors,
            long bufferBytes) {
        boolean repeatable = plan.result().determinism() == Determinism.DETERMINATE;
        ResultCollector results = new ResultCollector(bufferBytes, repeatable);
        executors.begin(query, results);
        try {
            RunningQuery running = new RunningQuery(plan, query, metrics, executors, results);
            running.job.whenDone(() -> results.end(running.failure()));
            return running;
        } catch (RuntimeException | Error e) {
            executors.end(query);
            throw e;
        }
    }

    private FeldsparContext context() {
        return plan.result().context();
    }

    public int jobId() {
        return job.jobId();
    }

    /// What was measured of each operator so far.
    public PlanMetrics metrics() {
        return metrics.value();
    }

    /// What the query used; known once it is closed.
    public QueryMemory memory() {
        return memory;
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

    /// What the tasks of a plan that writes have written, in the order of its rows; whole once
    /// [#next] has returned null, which it does at the end of the job. Nothing else reads the
    /// files, and other files in the directory are ignored.
    public List<WrittenFile> written() {
        return written.all();
    }

    /// Calls the listener when the tasks have ended, with the error in which they did or null;
    /// at once where they have.
    public void whenDone(Consumer<@Nullable FeldsparException> listener) {
        job.whenDone(() -> listener.accept(failure()));
    }

    /// Lets the tasks finish even if nobody reads.
    public void relax() {
        results.relax();
    }

    /// Ends the query with this error.
    public void cancel(FeldsparException reason) {
        cancellation = reason;
        executors.cancel(query, reason);
        job.cancel(String.valueOf(reason.getMessage()));
        results.relax();
    }

    private @Nullable FeldsparException failure() {
        JobFailedException failed = job.failure();
        if (failed == null) {
            return null;
        }
        FeldsparException cancelled = cancellation;
        return cancelled == null ? QueryFailures.of(failed) : cancelled;
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
        memory = executors.end(query);
        plan.shuffles().forEach(context()::releaseShuffle);
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
