package io.feldspar.session.operation;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.lowering.RunningQuery;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A statement on its way, from its submission until its result is read or closed.
///
/// ```java
/// operation.run();                         // or start(), and poll state() or await(…)
/// for (Batch batch = operation.next(); batch != null; batch = operation.next()) { … }
/// operation.close();
/// ```
/// One thread runs it and one reads its rows, which may be another; everything else may be called
/// from any thread at any time.
public final class Operation implements AutoCloseable {

    private final OperationId id;
    private final OperationRequest request;
    private final OperationRegistry registry;
    private final Lifecycle lifecycle;
    private final Deque<Batch> ready = new ArrayDeque<>();
    private volatile @Nullable OperationResult result;
    private @Nullable RunningQuery query;
    private @Nullable Function<RunningQuery, String> profile;
    private volatile @Nullable Profile lastProfile;
    private @Nullable Future<?> alarm;
    private boolean released;
    private Runnable atEnd = () -> {};
    private final AtomicLong rows = new AtomicLong();

    Operation(OperationRequest request, OperationRegistry registry) {
        this.request = request;
        this.registry = registry;
        this.lifecycle = new Lifecycle(this::changed);
        this.id = registry.newId(lifecycle.submitted());
    }

    private void changed(OperationState state) {
        registry.changed(this);
        if (state.ended()) {
            Runnable action;
            synchronized (this) {
                action = atEnd;
            }
            action.run();
        }
    }

    /// Runs the action once it needs nothing more than its reader: when all is computed or it ended
    /// early; at once where that is so. One action only. It is to return at once.
    public void whenEnded(Runnable action) {
        boolean late;
        synchronized (lifecycle) {
            late = lifecycle.state().ended();
            synchronized (this) {
                atEnd = late ? atEnd : action;
            }
        }
        if (late) {
            action.run();
        }
    }

    public OperationId id() {
        return id;
    }

    public OperationState state() {
        return lifecycle.state();
    }

    public OperationInfo info() {
        return new OperationInfo(
                id,
                request.session(),
                request.user(),
                request.limits().group(),
                request.statement(),
                lifecycle.state(),
                lifecycle.submitted(),
                lifecycle.started(),
                lifecycle.ended(),
                progress(),
                lifecycle.error(),
                lastProfile);
    }

    /// What was measured of its query so far. Null where it has none, or a plan that is not shown.
    public @Nullable Profile profile() {
        Function<RunningQuery, String> shown;
        RunningQuery running;
        synchronized (this) {
            shown = profile;
            running = query;
        }
        return shown == null || running == null
                ? null
                : new Profile(shown.apply(running), registry.stages(running));
    }

    public Progress progress() {
        RunningQuery running;
        synchronized (this) {
            running = query;
        }
        return running == null
                ? Progress.NONE.withRows(rows.get())
                : registry.progress(running).withRows(rows.get());
    }

    long session() {
        return request.session();
    }

    /// Runs the statement on this thread, until the first rows of a query can be asked for or all
    /// else is done.
    ///
    /// @throws FeldsparException with which it failed
    public void run() {
        Hold hold = new Hold();
        if (!lifecycle.to(OperationState.PLANNING)) {
            if (!lifecycle.state().ended()) {
                throw new IllegalStateException("operation " + id + " runs already");
            }
            release();
            throw ended();
        }
        try {
            OperationResult made = request.work().run(hold);
            hold.check();
            accept(made);
        } catch (RuntimeException | Error error) {
            throw failed(error);
        }
    }

    private void accept(OperationResult made) {
        switch (made) {
            case OperationResult.Streaming streaming -> {
                result = made;
                streaming.query().whenDone(this::queryEnded);
            }
            case OperationResult.Rows given -> {
                ready.addAll(given.batches());
                result = made;
                lifecycle.to(OperationState.FINISHED);
                release();
            }
            case OperationResult.Updated updated -> {
                rows.set(updated.rows());
                result = made;
                lifecycle.to(OperationState.FINISHED);
                release();
            }
        }
    }

    private void queryEnded(@Nullable FeldsparException failure) {
        if (failure == null) {
            lifecycle.to(OperationState.FINISHED);
            disarm();
        } else {
            lifecycle.fail(request.work().shown(failure));
        }
    }

    /// As [#run], on a thread of the engine; returns at once.
    public void start() {
        registry.execute(
                () -> {
                    try {
                        run();
                    } catch (FeldsparException _) {
                        // The operation holds it.
                    }
                });
    }

    /// Waits until the operation is in that state or one after it.
    ///
    /// @return false where the time is over before
    public boolean await(OperationState least, Duration limit) throws InterruptedException {
        return lifecycle.await(least, limit);
    }

    /// Waits until there are rows to read, or none to come, so that an early error shows here.
    ///
    /// @throws FeldsparException with which it failed
    public void awaitRows() {
        if (ready.isEmpty()) {
            Batch first = pull();
            if (first != null) {
                ready.add(first);
            }
        }
    }

    private OperationResult result() {
        OperationResult made = result;
        if (made == null) {
            throw ended();
        }
        return made;
    }

    /// Whether there are rows to read, perhaps none. It and the next three need an operation that
    /// is RUNNING or FINISHED.
    public boolean hasRows() {
        return !(result() instanceof OperationResult.Updated);
    }

    /// The columns of the rows; empty where the statement gives none.
    public Schema schema() {
        return switch (result()) {
            case OperationResult.Streaming streaming -> streaming.schema();
            case OperationResult.Rows given -> given.schema();
            case OperationResult.Updated _ -> new Schema(List.of());
        };
    }

    /// What the user may not expect of the result.
    public List<String> warnings() {
        return switch (result()) {
            case OperationResult.Streaming streaming -> streaming.warnings();
            case OperationResult.Updated updated -> updated.warnings();
            case OperationResult.Rows given -> given.warnings();
        };
    }

    /// Rows written, 0 for other statements that give no rows, -1 where there are rows to read.
    public long updateCount() {
        return result() instanceof OperationResult.Updated updated ? updated.rows() : -1;
    }

    /// The next batch, the caller's to keep; null at the end.
    ///
    /// @throws FeldsparException with which the query failed
    public @Nullable Batch next() {
        Batch batch = ready.isEmpty() ? pull() : ready.poll();
        if (batch != null) {
            checkRows(rows.addAndGet(batch.rowCount()));
        }
        return batch;
    }

    private void checkRows(long read) {
        StatementLimits limits = request.limits();
        if (limits.rows() > 0 && read > limits.rows()) {
            throw refuse(
                    new FeldsparException(
                            ErrorCode.LIMIT_EXCEEDED,
                            "The result has more than the %d rows that resource group '%s' allows"
                                    .formatted(limits.rows(), limits.group()),
                            "Add LIMIT, or aggregate."));
        }
    }

    /// Ends the operation where it still runs with this error, which is returned.
    public FeldsparException refuse(FeldsparException reason) {
        stop(OperationState.FAILED, reason);
        return failed(reason);
    }

    private @Nullable Batch pull() {
        if (!(result() instanceof OperationResult.Streaming streaming)) {
            return null;
        }
        try {
            Batch batch = streaming.query().next();
            if (batch == null) {
                lifecycle.to(OperationState.FINISHED);
                release();
            }
            return batch;
        } catch (RuntimeException | Error error) {
            throw failed(error);
        }
    }

    /// Ends the operation with QUERY_CANCELLED.
    ///
    /// @return false where it has ended, or its effects are about to be visible
    public boolean cancel() {
        return stop(
                OperationState.CANCELLED,
                new FeldsparException(
                        ErrorCode.QUERY_CANCELLED, "The statement was cancelled by the user"));
    }

    /// Ends the operation where it still runs, and frees what it holds.
    @Override
    public void close() {
        stop(
                OperationState.CLOSED,
                new FeldsparException(ErrorCode.QUERY_CANCELLED, "The statement was closed"));
        if (lifecycle.state() != OperationState.FINISHING) {
            release();
        }
    }

    private boolean stop(OperationState last, FeldsparException reason) {
        boolean stopped = lifecycle.interrupt(last, reason);
        RunningQuery running;
        synchronized (this) {
            running = query;
        }
        if (stopped && running != null) {
            running.cancel(reason);
        }
        return stopped;
    }

    /// Starts the clock of the timeout.
    void arm() {
        Timeout timeout = request.timeout();
        if (timeout.limited()) {
            Runnable ring = () -> stop(OperationState.FAILED, timeout.exceeded());
            Future<?> armed = registry.schedule(ring, timeout.limit());
            synchronized (this) {
                alarm = armed;
            }
        }
    }

    private synchronized void disarm() {
        if (alarm != null) {
            alarm.cancel(false);
        }
    }

    /// The error of the operation, which this one is unless there is an earlier one.
    private FeldsparException failed(Throwable error) {
        FeldsparException own = request.work().shown(OperationFailures.of(error));
        lifecycle.fail(own);
        release();
        FeldsparException first = lifecycle.error();
        return first == null ? own : first;
    }

    private FeldsparException ended() {
        FeldsparException error = lifecycle.error();
        if (error == null) {
            throw new IllegalStateException("operation " + id + " has no result: " + state());
        }
        return error;
    }

    private void release() {
        RunningQuery running;
        synchronized (this) {
            if (released) {
                return;
            }
            released = true;
            running = query;
        }
        disarm();
        if (running != null) {
            registry.ended(running);
            running.close();
            lastProfile = profile();
        }
        registry.closed(this);
    }

    /// What the work may do with its operation.
    private final class Hold implements Work.Control {

        @Override
        public OperationId id() {
            return id;
        }

        @Override
        public void check() {
            if (lifecycle.error() != null) {
                throw ended();
            }
        }

        @Override
        public RunningQuery start(
                Supplier<RunningQuery> starter, @Nullable Function<RunningQuery, String> shown) {
            check();
            lifecycle.to(OperationState.RUNNING);
            RunningQuery started = starter.get();
            boolean late;
            synchronized (Operation.this) {
                late = released;
                query = started;
                profile = shown;
            }
            if (late) {
                started.close();
                throw ended();
            }
            registry.started(started);
            FeldsparException reason = lifecycle.error();
            if (reason != null) {
                started.cancel(reason);
            }
            return started;
        }

        @Override
        public <T> T commit(Supplier<T> effects) {
            if (!lifecycle.to(OperationState.FINISHING)) {
                throw ended();
            }
            return effects.get();
        }

        @Override
        public void again() {
            lifecycle.again();
            check();
        }
    }
}
