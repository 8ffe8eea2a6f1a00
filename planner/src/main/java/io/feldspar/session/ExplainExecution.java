package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.Exchange;
import io.feldspar.executor.plan.PhysicalPlan.Write;
import io.feldspar.executor.source.WrittenFile;
import io.feldspar.executor.task.NodeMetrics;
import io.feldspar.executor.task.QueryMemory;
import io.feldspar.planner.explain.PlanText;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Statement;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// EXPLAIN, EXPLAIN ANALYZE and EXPLAIN STAGES.
record ExplainExecution(Statement.Explain explain) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        String text =
                switch (StatementExecution.of(explain.statement())) {
                    case QueryExecution(Statement.Query query) -> {
                        PhysicalPlan plan = context.plan(query.text()).plan();
                        yield explained(context, plan, () -> drained(context, plan));
                    }
                    case WriteExecution execution -> {
                        PlannedWrite write = execution.plan(context);
                        yield explained(
                                context,
                                write.plan(),
                                () -> StagedWrite.run(context, write, true).query());
                    }
                    default ->
                            throw new FeldsparException(
                                    ErrorCode.INVALID_STATEMENT,
                                    "EXPLAIN needs a query, or a statement that writes rows",
                                    "These are CREATE TABLE, INSERT and COPY.");
                };
        return TextRows.lines("plan", text);
    }

    private String explained(
            StatementContext context, PhysicalPlan plan, Supplier<RunningQuery> run) {
        return switch (explain.kind()) {
            case PLAN -> PlanText.of(plan);
            case ANALYZE -> analyzed(plan, run);
            case STAGES -> context.session().engine().queries().lineage(plan);
        };
    }

    /// Runs the query and drops its rows.
    private static RunningQuery drained(StatementContext context, PhysicalPlan plan) {
        try (RunningQuery query = context.start(plan, true)) {
            while (query.next() != null) {
                // only what was measured matters
            }
            return query;
        }
    }

    /// Runs the statement and tells what each operator did.
    ///
    /// @param run gives the query, closed
    private static String analyzed(PhysicalPlan plan, Supplier<RunningQuery> run) {
        long start = System.nanoTime();
        RunningQuery query = run.get();
        double millis = (System.nanoTime() - start) / 1e6;
        return PlanText.of(plan, node -> measured(query, node))
                + String.format(
                        Locale.ROOT,
                        "Total: %.1f ms, peak memory %s%s",
                        millis,
                        bytes(query.memory().peakBytes()),
                        spilled(query.memory().spilledBytes()));
    }

    private static String measured(RunningQuery query, PhysicalPlan node) {
        return "~%s rows (%s)".formatted(PlanText.rows(node.estimatedRows()), actual(query, node));
    }

    private static String actual(RunningQuery query, PhysicalPlan node) {
        NodeMetrics metrics = query.metrics().of(node);
        // The rows of an exchange are those written to it; joins and merges read them without an
        // operator.
        NodeMetrics counted =
                node instanceof Exchange exchange ? query.metrics().of(exchange.input()) : metrics;
        if (counted == null) {
            return "not run";
        }
        String rows =
                node instanceof Write
                        ? written(query.written())
                        : PlanText.rows(counted.rows()) + " rows";
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

    private static String written(List<WrittenFile> files) {
        return "%s rows in %d %s of %s"
                .formatted(
                        PlanText.rows(files.stream().mapToLong(WrittenFile::rows).sum()),
                        files.size(),
                        files.size() == 1 ? "file" : "files",
                        bytes(files.stream().mapToLong(WrittenFile::bytes).sum()));
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
