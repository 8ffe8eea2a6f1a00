package io.feldspar.executor.task;

import io.feldspar.executor.batch.BatchSerializer;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.format.TableRegistry;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.EngineListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The executors of this process as the driver of queries sees them. Thread-safe.
public final class LocalExecutors implements QueryExecutors, EngineListener {

    private final MemoryPool memory;
    private final int threads;
    private final Supplier<TableRegistry> tables;
    private final boolean serialized;
    private final ExecutionOptions options;
    private final Map<String, ExecutorRuntime> runtimes = new ConcurrentHashMap<>();
    private final Map<Long, ResultCollector> results = new ConcurrentHashMap<>();

    /// @param memory which all executors share
    /// @param threads how many tasks each runs at a time
    /// @param tables the registry of one executor
    /// @param serialized whether results go through their binary form, as if they came from another
    ///     process
    /// @param options how tasks run
    public LocalExecutors(
            MemoryPool memory,
            int threads,
            Supplier<TableRegistry> tables,
            boolean serialized,
            ExecutionOptions options) {
        this.memory = memory;
        this.threads = threads;
        this.tables = tables;
        this.serialized = serialized;
        this.options = options;
    }

    /// Makes the runtime of an executor that starts.
    public ExecutorRuntime start(String id) {
        ExecutorRuntime runtime =
                new ExecutorRuntime(id, memory, threads, tables.get(), this::openResult, options);
        runtimes.put(id, runtime);
        return runtime;
    }

    private ResultChannel openResult(long query, int partition, long attempt, String executor)
            throws InterruptedException {
        ResultCollector collector = results.get(query);
        if (collector == null) {
            throw new FeldsparException(ErrorCode.QUERY_CANCELLED, "The query has ended");
        }
        ResultChannel channel = collector.open(partition, attempt, executor);
        return serialized ? new SerializedChannel(channel) : channel;
    }

    /// Another attempt will deliver what the executor's tasks were delivering.
    @Override
    public void executorRemoved(String executorId, String reason) {
        results.values().forEach(collector -> collector.executorLost(executorId));
    }

    @Override
    public void begin(QuerySpec query, ResultCollector collector) {
        results.put(query.id(), collector);
    }

    @Override
    public void cancel(QuerySpec query, FeldsparException reason) {
        runtimes.values().forEach(runtime -> runtime.cancel(query.id(), reason));
    }

    @Override
    public QueryMemory end(QuerySpec query) {
        results.remove(query.id());
        QueryMemory used = QueryMemory.NONE;
        for (ExecutorRuntime runtime : runtimes.values()) {
            used = used.plus(runtime.end(query.id()));
        }
        return used;
    }

    private record SerializedChannel(ResultChannel channel) implements ResultChannel {

        @Override
        public boolean put(Batch batch) throws InterruptedException {
            return channel.put(readBack(batch));
        }

        private static Batch readBack(Batch batch) {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                BatchSerializer.INSTANCE.write(batch, new DataOutputStream(bytes));
                return BatchSerializer.INSTANCE.read(
                        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void complete() {
            channel.complete();
        }

        @Override
        public boolean abandon() {
            return channel.abandon();
        }

        @Override
        public void close() {
            channel.close();
        }
    }
}
