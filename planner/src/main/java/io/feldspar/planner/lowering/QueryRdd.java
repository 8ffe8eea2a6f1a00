package io.feldspar.planner.lowering;

import io.feldspar.executor.task.QueryExecutors;
import io.feldspar.executor.task.QuerySpec;
import io.feldspar.executor.task.ResultCollector;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.lowering.Lowering.LoweredPlan;
import io.feldspar.rdd.Rdd;

/// A plan as an RDD, which the caller runs jobs on. Executors know the query until it is closed.
public final class QueryRdd implements AutoCloseable {

    private final LoweredPlan plan;
    private final QuerySpec query;
    private final QueryExecutors executors;
    private boolean closed;

    private QueryRdd(LoweredPlan plan, QuerySpec query, QueryExecutors executors) {
        this.plan = plan;
        this.query = query;
        this.executors = executors;
    }

    static QueryRdd open(LoweredPlan plan, QuerySpec query, QueryExecutors executors) {
        // Nothing is sent to it: results of jobs go to the code that runs them.
        executors.begin(query, new ResultCollector(1, true));
        return new QueryRdd(plan, query, executors);
    }

    /// The batches of the result. One is valid until the next is asked for.
    public Rdd<Batch> batches() {
        return plan.result();
    }

    /// Frees what the query holds; jobs that still run fail.
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            executors.end(query);
            plan.shuffles().forEach(plan.result().context()::releaseShuffle);
        }
    }
}
