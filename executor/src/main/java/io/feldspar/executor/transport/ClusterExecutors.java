package io.feldspar.executor.transport;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.task.QueryExecutors;
import io.feldspar.executor.task.QueryMemory;
import io.feldspar.executor.task.QuerySpec;
import io.feldspar.executor.task.ResultCollector;
import io.feldspar.rdd.EngineListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// The executors of other processes as the driver of queries sees them. Thread-safe.
public final class ClusterExecutors implements QueryExecutors, EngineListener {

    private final ClusterEngine engine;
    private final ResultDeliveries deliveries;

    /// @param deliveries those of the engine
    public ClusterExecutors(ClusterEngine engine, ResultDeliveries deliveries) {
        this.engine = engine;
        this.deliveries = deliveries;
    }

    @Override
    public void executorRemoved(String executorId, String reason) {
        deliveries.executorLost(executorId);
    }

    @Override
    public void begin(QuerySpec query, ResultCollector collector) {
        deliveries.begin(query.id(), collector);
    }

    @Override
    public void cancel(QuerySpec query, FeldsparException reason) {
        askAll(new Question.CancelQuery(query.id(), reason.describe()));
    }

    /// An executor that is lost meanwhile has freed what it held.
    @Override
    public QueryMemory end(QuerySpec query) {
        deliveries.end(query.id());
        QueryMemory used = QueryMemory.NONE;
        boolean interrupted = false;
        for (CompletableFuture<Reply> answer : askAll(new Question.EndQuery(query.id()))) {
            try {
                if (answer.get() instanceof Reply.Used(long peakBytes, long spilledBytes)) {
                    used = used.plus(new QueryMemory(peakBytes, spilledBytes));
                }
            } catch (ExecutionException _) {
                // Its connection is over.
                continue;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return used;
    }

    private List<CompletableFuture<Reply>> askAll(Question question) {
        List<CompletableFuture<Reply>> answers = new ArrayList<>();
        for (Connection each : engine.connections()) {
            answers.add(each.ask(question));
        }
        return answers;
    }
}
