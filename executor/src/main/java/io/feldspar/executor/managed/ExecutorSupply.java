package io.feldspar.executor.managed;

import io.feldspar.executor.cluster.ClusterBackend;
import io.feldspar.executor.cluster.ExecutorExit;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds the number of executors of an application at what was requested: starts what is missing,
/// and replaces what ends. Thread-safe.
///
/// The resource manager is asked on a thread of this object, one question at a time. Executors that
/// end soon are replaced later and later, and after 20 of them in a row not at all.
public final class ExecutorSupply implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutorSupply.class);

    private static final int MAX_FAILURES = 20;
    private static final long SOON_NANOS = Duration.ofSeconds(20).toNanos();
    private static final long DELAY_MILLIS = 200;
    private static final long RETRY_MILLIS = 3_000;
    private static final int END_SECONDS = 30;

    /// Asks a resource manager. Exceptions are logged, and the question is asked again.
    public interface Source {

        /// Has an executor started under this name.
        void start(String executorId);

        /// Ends the executor, or takes back that it should start, or deletes what is left of one
        /// that has ended. What is left of one that failed stays, since somebody may look for why.
        void stop(String executorId);
    }

    private final Source source;
    private final ClusterBackend.Events events;
    private final LongSupplier nanos;
    private final ScheduledThreadPoolExecutor thread;

    /// When each executor was requested or began to run. Guarded by this, as all that changes.
    private final Map<String, Long> since = new HashMap<>();

    private final Set<String> leaving = new HashSet<>();
    private int requested;
    private int next = 1;
    private int failures;
    private boolean refused;
    private boolean closed;

    public ExecutorSupply(Source source, ClusterBackend.Events events) {
        this(source, events, System::nanoTime);
    }

    ExecutorSupply(Source source, ClusterBackend.Events events, LongSupplier nanos) {
        this.source = source;
        this.events = events;
        this.nanos = nanos;
        this.thread =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("feldspar-executors").factory());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// How many executors there should be from now on.
    public synchronized void request(int executors) {
        requested = executors;
        submit(this::startMissing, 0);
    }

    /// The executor runs: the time until it ends counts from now.
    public synchronized void running(String executorId) {
        since.computeIfPresent(executorId, (_, _) -> nanos.getAsLong());
    }

    /// Whether the executor should run, as far as is known.
    public synchronized boolean has(String executorId) {
        return since.containsKey(executorId);
    }

    /// The driver needs the executor no more, or takes it for lost: it does not wait for its end.
    public void release(String executorId) {
        synchronized (this) {
            leaving.remove(executorId);
            if (since.remove(executorId) == null) {
                return;
            }
            submit(() -> stop(executorId), 0);
            submit(this::startMissing, 0);
        }
    }

    /// The executor will be ended by somebody else. It is told once.
    public void decommissioning(String executorId, String reason, Duration within) {
        synchronized (this) {
            if (!since.containsKey(executorId) || !leaving.add(executorId)) {
                return;
            }
            // Its replacement starts while it moves what it has.
            submit(this::startMissing, 0);
        }
        events.decommissioning(executorId, reason, within);
    }

    /// The executor has ended.
    public void ended(String executorId, ExecutorExit exit) {
        synchronized (this) {
            Long start = since.remove(executorId);
            leaving.remove(executorId);
            if (closed || start == null) {
                return;
            }
            boolean soon = nanos.getAsLong() - start < SOON_NANOS;
            failures = soon ? failures + 1 : 0;
            if (failures > MAX_FAILURES) {
                LOG.error("{} is not replaced: {}", executorId, exit);
            } else {
                LOG.warn("{} has ended: {}", executorId, exit);
                submit(this::startMissing, DELAY_MILLIS * failures);
            }
            if (!exit.isFault()) {
                submit(() -> stop(executorId), 0);
            }
        }
        events.exited(executorId, exit);
    }

    private void startMissing() {
        for (String id = nextMissing(); id != null; id = nextMissing()) {
            try {
                source.start(id);
                refused = false;
            } catch (RuntimeException e) {
                if (!refused) {
                    LOG.warn(
                            "An executor cannot be started, which is tried again: {}",
                            e.toString());
                }
                refused = true;
                retry(id);
                return;
            }
        }
    }

    private synchronized @Nullable String nextMissing() {
        if (closed || since.size() - leaving.size() >= requested || failures > MAX_FAILURES) {
            return null;
        }
        String id = "executor-" + next++;
        since.put(id, nanos.getAsLong());
        return id;
    }

    private synchronized void retry(String id) {
        since.remove(id);
        submit(this::startMissing, RETRY_MILLIS);
    }

    private void stop(String executorId) {
        try {
            source.stop(executorId);
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be stopped: {}", executorId, e.toString());
        }
    }

    private synchronized void submit(Runnable action, long delayMillis) {
        if (closed) {
            return;
        }
        try {
            var _ = thread.schedule(action, delayMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("It is over", e);
        }
    }

    /// Ends nothing: starts no more, and waits until the resource manager is asked no more.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        // Not interrupted: what is being started then would start all the same, and be left.
        thread.shutdown();
        try {
            if (!thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The resource manager does not answer");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
