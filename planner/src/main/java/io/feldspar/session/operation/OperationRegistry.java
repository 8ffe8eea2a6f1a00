package io.feldspar.session.operation;

import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.rdd.FeldsparContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The operations of an engine, with the threads and the clock that they share. Thread-safe.
public final class OperationRegistry implements Operations, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OperationRegistry.class);

    private final int remembered;
    private final OperationId.Source ids = new OperationId.Source();
    private final ProgressTracker progress = new ProgressTracker();
    private final List<OperationListener> listeners = new CopyOnWriteArrayList<>();
    private final Set<RunningQuery> queries = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofPlatform().daemon().name("feldspar-operation-", 0).factory());

    private volatile boolean measured;

    /// Guarded by itself, as are the next two.
    private final Map<OperationId, Operation> open = new LinkedHashMap<>();

    private final Deque<OperationInfo> closed = new ArrayDeque<>();

    private final List<Deferred> deferred = new ArrayList<>();

    /// What is to be done once the operations have closed.
    private record Deferred(Set<OperationId> open, Runnable action) {}

    /// @param context where the jobs of the operations run
    /// @param remembered how many closed operations are known
    public OperationRegistry(FeldsparContext context, int remembered) {
        this.remembered = remembered;
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("feldspar-timeouts").factory());
        timer.setRemoveOnCancelPolicy(true);
        context.addQuickListener(progress);
    }

    /// A new operation, QUEUED. Its timeout begins now.
    public Operation submit(OperationRequest request) {
        Operation operation = new Operation(request, this);
        synchronized (open) {
            open.put(operation.id(), operation);
        }
        changed(operation);
        operation.arm();
        return operation;
    }

    @Override
    public List<OperationInfo> all() {
        List<Operation> running;
        List<OperationInfo> known;
        synchronized (open) {
            known = new ArrayList<>(closed);
            running = List.copyOf(open.values());
        }
        running.forEach(operation -> known.add(operation.info()));
        known.sort(Comparator.comparing(OperationInfo::submitted));
        return known;
    }

    @Override
    public Optional<Operation> open(OperationId id) {
        synchronized (open) {
            return Optional.ofNullable(open.get(id));
        }
    }

    @Override
    public Optional<OperationInfo> find(OperationId id) {
        Optional<Operation> running = open(id);
        if (running.isPresent()) {
            return running.map(Operation::info);
        }
        synchronized (open) {
            return closed.stream().filter(info -> info.id().equals(id)).findFirst();
        }
    }

    @Override
    public void addListener(OperationListener listener) {
        listeners.add(listener);
    }

    @Override
    public void measure() {
        measured = true;
    }

    /// Whether queries are measured.
    public boolean isMeasured() {
        return measured;
    }

    /// Closes what the session has open.
    public void closeSession(long session) {
        closeAll(operation -> operation.session() == session);
    }

    private void closeAll(Predicate<Operation> which) {
        List<Operation> chosen;
        synchronized (open) {
            chosen = open.values().stream().filter(which).toList();
        }
        chosen.forEach(Operation::close);
    }

    OperationId newId(Instant submitted) {
        return ids.next(submitted);
    }

    void changed(Operation operation) {
        if (!listeners.isEmpty()) {
            OperationInfo info = operation.info();
            listeners.forEach(listener -> listener.changed(info));
        }
    }

    /// Runs the action once every operation that is open now has closed, at once where none is.
    public void whenClosed(Runnable action) {
        synchronized (open) {
            if (!open.isEmpty()) {
                deferred.add(new Deferred(new HashSet<>(open.keySet()), action));
                return;
            }
        }
        run(action);
    }

    void closed(Operation operation) {
        OperationInfo last = operation.info();
        List<Deferred> due = new ArrayList<>();
        synchronized (open) {
            open.remove(operation.id());
            closed.addLast(last);
            while (closed.size() > remembered) {
                closed.removeFirst();
            }
            for (Deferred each : deferred) {
                each.open().remove(operation.id());
                if (each.open().isEmpty()) {
                    due.add(each);
                }
            }
            deferred.removeAll(due);
        }
        listeners.forEach(listener -> listener.closed(last));
        due.forEach(each -> run(each.action()));
    }

    /// The operation that closes is not to fail because of what waited for it.
    private static void run(Runnable deferred) {
        try {
            deferred.run();
        } catch (RuntimeException e) {
            LOG.warn("Cannot clean up after a statement", e);
        }
    }

    Progress progress(RunningQuery query) {
        return progress.of(query.jobId());
    }

    String stages(RunningQuery query) {
        return progress.stages(query.jobId());
    }

    void execute(Runnable run) {
        threads.execute(run);
    }

    Future<?> schedule(Runnable action, Duration delay) {
        return timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// A query starts. Those that wait for their readers stop waiting, so that they hold no thread
    /// that the new one needs.
    void started(RunningQuery query) {
        // If two queries start concurrently, at least one unblocks the other.
        queries.add(query);
        for (RunningQuery each : queries) {
            if (!each.equals(query)) {
                each.relax();
            }
        }
    }

    void ended(RunningQuery query) {
        queries.remove(query);
    }

    /// Closes what is open, and ends the threads.
    @Override
    public void close() {
        closeAll(_ -> true);
        timer.shutdownNow();
        threads.shutdown();
    }
}
