package io.feldspar.session;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.sql.catalog.Catalogs;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;

/// The engine of one process: its threads, its memory, its catalogs and its plans, shared by all
/// sessions. Thread-safe.
public final class FeldsparEngine implements AutoCloseable {

    private final Settings settings;
    private final FeldsparContext context;
    private final Catalogs catalogs;
    private final MemoryPool memory;
    private final PlanCache plans;
    private final ProgressTracker progress = new ProgressTracker();
    private final ScheduledExecutorService timer;
    private final Set<RunningQuery> running = ConcurrentHashMap.newKeySet();
    private final AtomicLong nextQuery = new AtomicLong(1);
    private final int threads;

    private FeldsparEngine(Settings settings, Catalogs catalogs) {
        this.settings = settings;
        this.catalogs = catalogs;
        int asked = settings.get(Setting.THREADS);
        this.threads = asked == 0 ? Runtime.getRuntime().availableProcessors() : asked;
        this.context = FeldsparContext.local(threads);
        this.memory = new MemoryPool("the engine", settings.get(Setting.MEMORY_LIMIT));
        this.plans = new PlanCache(settings.get(Setting.PLAN_CACHE_SIZE));
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("feldspar-timer").factory());
        context.addQuickListener(progress);
    }

    /// An engine with the catalogs and file formats on the class path.
    ///
    /// @param settings values by key, see [Setting]
    /// @throws io.feldspar.executor.error.FeldsparException with INVALID_PARAMETER
    public static FeldsparEngine start(Map<String, String> settings) {
        return start(settings, Catalogs.load());
    }

    static FeldsparEngine start(Map<String, String> settings, Catalogs catalogs) {
        return new FeldsparEngine(Settings.of(settings), catalogs);
    }

    public FeldsparSession newSession() {
        return new FeldsparSession(this, settings);
    }

    /// The RDD library's context on which queries run.
    public FeldsparContext context() {
        return context;
    }

    /// How many tasks run at a time.
    public int threads() {
        return threads;
    }

    /// Heap bytes that running queries hold.
    public long reservedBytes() {
        return memory.reservedBytes();
    }

    Catalogs catalogs() {
        return catalogs;
    }

    MemoryPool memory() {
        return memory;
    }

    PlanCache plans() {
        return plans;
    }

    ProgressTracker progress() {
        return progress;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    long newQueryId() {
        return nextQuery.getAndIncrement();
    }

    /// Notes a query that starts. Those that wait for their readers stop waiting, so that they hold
    /// no thread that the new one needs.
    void started(RunningQuery query) {
        // Of two that start at once, each may be relaxed by the other, and one is for certain.
        running.add(query);
        for (RunningQuery each : running) {
            if (!each.equals(query)) {
                each.relax();
            }
        }
    }

    void ended(RunningQuery query) {
        running.remove(query);
    }

    /// Ends all queries and the threads.
    @Override
    public void close() {
        timer.shutdownNow();
        context.cancelAllJobs("the engine closes");
        context.close();
    }
}
