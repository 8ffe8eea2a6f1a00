package io.feldspar.planner.lowering;

import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.source.format.TableRegistry;
import io.feldspar.executor.task.PlanMetrics;
import io.feldspar.executor.task.QueryExecutors;
import io.feldspar.executor.task.QueryLimits;
import io.feldspar.executor.task.QuerySpec;
import io.feldspar.rdd.Accumulator;
import io.feldspar.rdd.FeldsparContext;
import java.util.concurrent.atomic.AtomicLong;

/// Runs physical plans as jobs of the RDD library. Thread-safe.
public final class QueryEngine {

    private final FeldsparContext context;
    private final QueryExecutors executors;
    private final TableRegistry tables;
    private final AtomicLong nextQuery = new AtomicLong(1);

    /// @param executors of the context
    /// @param tables where the splits of scans come from
    public QueryEngine(FeldsparContext context, QueryExecutors executors, TableRegistry tables) {
        this.context = context;
        this.executors = executors;
        this.tables = tables;
    }

    /// Starts a plan; its rows are read while it runs.
    public RunningQuery start(PhysicalPlan plan, QueryOptions options) {
        QuerySpec query = query(options);
        Accumulator<PlanMetrics> metrics = metrics();
        return RunningQuery.start(
                Lowering.lower(plan, context, tables, query, metrics),
                query,
                metrics,
                executors,
                options.resultBuffer());
    }

    /// The plan as an RDD; nothing is computed yet.
    public QueryRdd open(PhysicalPlan plan, QueryOptions options) {
        QuerySpec query = query(options);
        return QueryRdd.open(
                Lowering.lower(plan, context, tables, query, metrics()), query, executors);
    }

    private QuerySpec query(QueryOptions options) {
        return new QuerySpec(
                nextQuery.getAndIncrement(), options.name(), options.limits(), options.measured());
    }

    /// The lineage of the RDDs that the plan becomes, as text.
    public String lineage(PhysicalPlan plan) {
        QuerySpec none = new QuerySpec(0, "explain", QueryLimits.ofMemory(0), false);
        return Lowering.lower(plan, context, tables, none, metrics()).result().toDebugString();
    }

    private Accumulator<PlanMetrics> metrics() {
        return context.accumulator(PlanMetrics.NONE, PlanMetrics::plus);
    }
}
