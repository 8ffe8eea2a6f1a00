package io.feldspar.executor.task;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.cache.DataCache;
import io.feldspar.executor.source.format.TableRegistry;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.extension.ExecutorExtension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// What an executor keeps for the tasks of all queries: its memory, the tables that it has opened,
/// where results go, and the queries that run. Thread-safe.
public final class ExecutorRuntime implements ExecutorExtension {

    /// Of so many queries it is known that they have ended. A task of a query that ended starts at
    /// most as late as the word to stop it travels.
    private static final int KNOWN_ENDED = 10_000;

    private final String id;
    private final MemoryPool memory;
    private final DataCache cache;
    private final int threads;
    private final TableRegistry tables;
    private final ResultSink results;
    private final ExecutionOptions options;

    /// Guarded by this, as are the ended ones.
    private final Map<Long, QueryRuntime> queries = new HashMap<>();

    private final LinkedHashSet<Long> ended = new LinkedHashSet<>();

    /// @param id the executor's
    /// @param threads how many tasks run at a time
    public ExecutorRuntime(
            String id,
            MemoryPool memory,
            int threads,
            TableRegistry tables,
            ResultSink results,
            ExecutionOptions options) {
        this.id = id;
        this.memory = memory;
        this.cache = new DataCache(memory);
        this.threads = threads;
        this.tables = tables;
        this.results = results;
        this.options = options;
    }

    String id() {
        return id;
    }

    ExecutionOptions options() {
        return options;
    }

    DataCache cache() {
        return cache;
    }

    TableRegistry tables() {
        return tables;
    }

    ResultSink results() {
        return results;
    }

    /// The query that a task works for from now on, until the task ends.
    ///
    /// @throws FeldsparException with QUERY_CANCELLED where the query has ended
    QueryRuntime join(QuerySpec spec, TaskContext task) {
        QueryRuntime query;
        synchronized (this) {
            if (ended.contains(spec.id())) {
                throw new FeldsparException(ErrorCode.QUERY_CANCELLED, "The query has ended");
            }
            query = queries.computeIfAbsent(spec.id(), _ -> newQuery(spec));
            query.enter();
        }
        task.onCompletion(query::leave);
        return query;
    }

    private QueryRuntime newQuery(QuerySpec spec) {
        QueryLimits limits = spec.limits();
        MemoryPool shared =
                limits.group().isEmpty()
                        ? memory
                        : memory.group(limits.group(), limits.groupMemory());
        return new QueryRuntime(this, spec, shared.child(spec.name(), limits.memory()), threads);
    }

    /// Makes every task of the query end soon, with this error.
    public void cancel(long query, FeldsparException reason) {
        QueryRuntime running;
        synchronized (this) {
            running = queries.get(query);
        }
        if (running != null) {
            running.cancel(reason);
        }
    }

    /// Frees what the tasks of the query left for each other, once the last of them has ended.
    ///
    /// @return what the query used here
    public QueryMemory end(long query) {
        QueryRuntime running;
        synchronized (this) {
            ended.add(query);
            if (ended.size() > KNOWN_ENDED) {
                ended.remove(ended.getFirst());
            }
            running = queries.remove(query);
        }
        return running == null ? QueryMemory.NONE : running.end();
    }

    @Override
    public void close() {
        List<Long> open;
        synchronized (this) {
            open = new ArrayList<>(queries.keySet());
        }
        open.forEach(this::end);
        cache.close();
    }
}
