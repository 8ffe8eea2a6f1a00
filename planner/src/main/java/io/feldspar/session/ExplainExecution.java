package io.feldspar.session;

import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.Exchange;
import io.feldspar.executor.task.NodeMetrics;
import io.feldspar.executor.task.PlanMetrics;
import io.feldspar.executor.task.QueryMemory;
import io.feldspar.planner.explain.PlanText;
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
                    case STAGES -> context.session().engine().queries().lineage(plan);
                };
        return TextRows.lines("plan", text);
    }

    /// Runs the query, drops its rows, and tells what each operator did.
    private static String analyzed(StatementContext context, PhysicalPlan plan) {
        long start = System.nanoTime();
        RunningQuery query = context.start(plan, true);
        try (query) {
            while (query.next() != null) {
                // only what was measured matters
            }
        }
        double millis = (System.nanoTime() - start) / 1e6;
        PlanMetrics metrics = query.metrics();
        return PlanText.of(plan, node -> measured(metrics, node))
                + String.format(
                        Locale.ROOT,
                        "Total: %.1f ms, peak memory %s%s",
                        millis,
                        bytes(query.memory().peakBytes()),
                        spilled(query.memory().spilledBytes()));
    }

    private static String measured(PlanMetrics metrics, PhysicalPlan node) {
        return "~%s rows (%s)"
                .formatted(PlanText.rows(node.estimatedRows()), actual(metrics, node));
    }

    private static String actual(PlanMetrics plan, PhysicalPlan node) {
        NodeMetrics metrics = plan.of(node);
        // The rows of an exchange are those written to it; joins and merges read them without an
        // operator.
        NodeMetrics counted =
                node instanceof Exchange exchange ? plan.of(exchange.input()) : metrics;
        if (counted == null) {
            return "not run";
        }
        String rows = PlanText.rows(counted.rows()) + " rows";
        if (metrics == null) {
            return rows;
        }
        QueryMemory used = metrics.used();
        return String.format(
                Locale.ROOT,
                "%s, %.1f ms%s%s%s",
                rows,
                metrics.nanos() / 1e6,
                used.peakBytes() == 0 ? "" : ", " + bytes(used.peakBytes()),
                spilled(used.spilledBytes()),
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
}
