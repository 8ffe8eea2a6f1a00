package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.planner.explain.PlanDetails;
import io.feldspar.planner.explain.PlanJson;
import io.feldspar.planner.explain.PlanText;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Statement;
import java.util.Map;
import java.util.function.Supplier;

/// EXPLAIN in all its forms.
record ExplainExecution(Statement.Explain explain) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext caller) {
        StatementContext context = caller.explained();
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
            case FORMATTED -> PlanDetails.of(plan);
            case JSON -> PlanJson.of(plan, Map.of(), _ -> Map.of());
            case ANALYZE -> {
                Measurements measured = measured(context, plan, run);
                yield PlanText.of(plan, measured::text) + measured.summary();
            }
            case ANALYZE_JSON -> {
                Measurements measured = measured(context, plan, run);
                yield PlanJson.of(plan, measured.statement(), measured::fields);
            }
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

    /// @param run runs the statement and gives its query, closed
    private static Measurements measured(
            StatementContext context, PhysicalPlan plan, Supplier<RunningQuery> run) {
        long start = System.nanoTime();
        RunningQuery query = run.get();
        double millis = (System.nanoTime() - start) / 1e6;
        return Measurements.of(
                query,
                plan,
                scan -> context.session().engine().tables().table(scan.table()),
                millis);
    }
}
