package io.feldspar.session;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.Exchange;
import io.feldspar.executor.task.NodeMetrics;
import io.feldspar.executor.task.QueryRuntime;
import io.feldspar.planner.explain.PlanText;
import io.feldspar.planner.lowering.Lowering;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Statement;
import java.util.Locale;

/// EXPLAIN, EXPLAIN ANALYZE and EXPLAIN STAGES.
record ExplainExecution(Statement.Explain explain) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        PhysicalPlan plan = context.plan(explain.query()).plan();
        String text =
                switch (explain.kind()) {
                    case PLAN -> PlanText.of(plan);
                    case ANALYZE -> analyzed(context, plan);
                    case STAGES -> stages(context, plan);
                };
        return TextRows.lines("plan", text);
    }

    /// Runs the query, drops its rows, and tells what each operator did.
    private static String analyzed(StatementContext context, PhysicalPlan plan) {
        long start = System.nanoTime();
        try (RunningQuery query = context.start(plan, true)) {
            while (query.next() != null) {
                // only what was measured matters
            }
            QueryRuntime runtime = query.runtime();
            double millis = (System.nanoTime() - start) / 1e6;
            return PlanText.of(plan, node -> measured(runtime, node))
                    + String.format(
                            Locale.ROOT,
                            "Total: %.1f ms, peak memory %s%s",
                            millis,
                            bytes(runtime.memory().peakBytes()),
                            spilled(runtime.memory().spilledBytes()));
        }
    }

    private static String measured(QueryRuntime runtime, PhysicalPlan node) {
        return "~%s rows (%s)"
                .formatted(PlanText.rows(node.estimatedRows()), actual(runtime, node));
    }

    private static String actual(QueryRuntime runtime, PhysicalPlan node) {
        NodeMetrics metrics = runtime.metrics().of(node);
        // The rows of an exchange are those written to it; joins and merges read them without an
        // operator.
        NodeMetrics counted =
                node instanceof Exchange exchange
                        ? runtime.metrics().of(exchange.input())
                        : metrics;
        if (counted == null) {
            return "not run";
        }
        String rows = PlanText.rows(counted.rows()) + " rows";
        return metrics == null
                ? rows
                : String.format(
                        Locale.ROOT,
                        "%s, %.1f ms%s%s%s",
                        rows,
                        metrics.nanos() / 1e6,
                        metrics.peakBytes() == 0 ? "" : ", " + bytes(metrics.peakBytes()),
                        spilled(metrics.spilledBytes()),
                        metrics.ignored() == 0 ? "" : ", ignored values " + metrics.ignored());
    }

    private static String spilled(long bytes) {
        return bytes == 0 ? "" : ", spilled " + bytes(bytes);
    }

    private static String bytes(long bytes) {
        return bytes < 1 << 20
                ? String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1024.0 / 1024.0);
    }

    private static String stages(StatementContext context, PhysicalPlan plan) {
        FeldsparEngine engine = context.session().engine();
        MemoryPool memory = engine.memory().child("explain", Long.MAX_VALUE);
        try (QueryRuntime runtime = new QueryRuntime(engine.context(), memory, false)) {
            return Lowering.lower(plan, runtime).toDebugString();
        }
    }
}
