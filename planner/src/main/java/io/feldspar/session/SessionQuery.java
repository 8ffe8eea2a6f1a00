package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.task.QueryRuntime;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.lowering.RunningQuery;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A running query of a session, with its timeout and its memory limit.
final class SessionQuery implements AutoCloseable {

    private final long id;
    private final FeldsparSession session;
    private final RunningQuery query;
    private final @Nullable Future<?> timeout;
    private boolean ended;

    private SessionQuery(
            long id, FeldsparSession session, RunningQuery query, @Nullable Future<?> timeout) {
        this.id = id;
        this.session = session;
        this.query = query;
        this.timeout = timeout;
    }

    static SessionQuery start(
            FeldsparSession session, long id, PhysicalPlan plan, boolean measured) {
        FeldsparEngine engine = session.engine();
        Settings settings = session.settings();
        MemoryPool memory =
                engine.memory().child("query " + id, settings.get(Setting.QUERY_MEMORY_LIMIT));
        QueryRuntime runtime = new QueryRuntime(engine.context(), memory, measured);
        RunningQuery query = RunningQuery.start(plan, runtime, settings.get(Setting.RESULT_BUFFER));
        engine.started(query);
        Duration limit = settings.get(Setting.QUERY_TIMEOUT);
        Future<?> timeout =
                limit.isZero()
                        ? null
                        : engine.timer()
                                .schedule(
                                        () -> query.cancel(timedOut(limit)),
                                        limit.toMillis(),
                                        TimeUnit.MILLISECONDS);
        SessionQuery started = new SessionQuery(id, session, query, timeout);
        session.started(started);
        return started;
    }

    private static FeldsparException timedOut(Duration limit) {
        return new FeldsparException(
                ErrorCode.QUERY_CANCELLED,
                "The query was cancelled after its timeout of %s ms".formatted(limit.toMillis()),
                "Raise '%s' to let it run longer.".formatted(Setting.QUERY_TIMEOUT.key()));
    }

    long id() {
        return id;
    }

    RunningQuery running() {
        return query;
    }

    @Nullable Batch next() {
        Batch batch = query.next();
        if (batch == null) {
            close();
        }
        return batch;
    }

    Progress progress() {
        return session.engine().progress().of(query.jobId());
    }

    void cancel() {
        query.cancel(
                new FeldsparException(
                        ErrorCode.QUERY_CANCELLED, "The query was cancelled by the user"));
    }

    @Override
    public void close() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        if (timeout != null) {
            timeout.cancel(false);
        }
        query.close();
        session.engine().ended(query);
        session.ended(this);
    }
}
