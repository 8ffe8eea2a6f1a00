package io.feldspar.session;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.Exchange;
import io.feldspar.executor.task.NodeMetrics;
import io.feldspar.executor.task.QueryRuntime;
import io.feldspar.planner.explain.PlanText;
import io.feldspar.planner.lowering.Lowering;
import io.feldspar.sql.parser.Statement;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// EXPLAIN, EXPLAIN ANALYZE and EXPLAIN STAGES.
final class Explaining {

    private final FeldsparSession session;
    private final long id;
    private final List<@Nullable Object> parameters;

    Explaining(FeldsparSession session, long id, List<@Nullable Object> parameters) {
        this.session = session;
        this.id = id;
        this.parameters = parameters;
    }

    StatementResult explain(Statement.Explain explain) {
        PhysicalPlan plan = session.plan(explain.query(), parameters).plan();
        String text =
                switch (explain.kind()) {
                    case PLAN -> PlanText.of(plan);
                    case ANALYZE -> analyzed(plan);
                    case STAGES -> stages(plan);
                };
        return TextRows.lines(id, "plan", text);
    }

    /// Runs the query, drops its rows, and tells what each operator did.
    private String analyzed(PhysicalPlan plan) {
        long start = System.nanoTime();
        try (SessionQuery query = SessionQuery.start(session, id, plan, true)) {
            while (query.next() != null) {
                // only what was measured matters
            }
            QueryRuntime runtime = query.running().runtime();
            double millis = (System.nanoTime() - start) / 1e6;
            return PlanText.of(plan, node -> measured(runtime, node))
                    + String.format(
                            Locale.ROOT,
                            "Total: %.1f ms, peak memory %s",
                            millis,
                            bytes(runtime.memory().peakBytes()));
        }
    }

    private static String measured(QueryRuntime runtime, PhysicalPlan node) {
        return "~%s rows (%s)"
                .formatted(PlanText.rows(node.estimatedRows()), actual(runtime, node));
    }

    private static String actual(QueryRuntime runtime, PhysicalPlan node) {
        NodeMetrics metrics = runtime.metrics().of(node);
        // An exchange hands on what was written to it, to one reader or to several; what joins and
        // merges read out of it, they read without an operator.
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
                        "%s, %.1f ms%s",
                        rows,
                        metrics.nanos() / 1e6,
                        metrics.peakBytes() == 0 ? "" : ", " + bytes(metrics.peakBytes()));
    }

    private static String bytes(long bytes) {
        return bytes < 1 << 20
                ? String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1024.0 / 1024.0);
    }

    private String stages(PhysicalPlan plan) {
        MemoryPool memory = session.engine().memory().child("explain", Long.MAX_VALUE);
        try (QueryRuntime runtime = new QueryRuntime(session.engine().context(), memory, false)) {
            return Lowering.lower(plan, runtime).toDebugString();
        }
    }
}
