package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.QueryPlanner;
import io.feldspar.planner.lowering.ConstantRows;
import io.feldspar.sql.analyzer.Analyzer;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.TimedName;
import io.feldspar.sql.parser.QueryText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Evaluates what TIMESTAMP AS OF names, while the query is analyzed that reads the table.
final class TimeOfTable {

    private static final long MEMORY = 1 << 20;

    private TimeOfTable() {}

    /// @return microseconds since 1970
    /// @throws FeldsparException with INVALID_PARAMETER where it is not a time that is known before
    static long micros(
            SessionCatalog catalog, FeldsparEngine engine, TimedName.Expression expression) {
        QueryText query =
                QueryText.of(
                        "SELECT CAST((%s) AS TIMESTAMP WITH TIME ZONE)".formatted(expression.sql()),
                        expression.dialect());
        PhysicalPlan plan;
        try {
            plan =
                    new QueryPlanner(engine.threads(), engine.planning())
                            .plan(new Analyzer(catalog).analyze(query, List.of(), () -> {}));
        } catch (FeldsparException e) {
            throw invalid(expression, e);
        }
        if (!ConstantRows.isSmall(plan)) {
            throw invalid(expression, null);
        }
        try (Operator rows = ConstantRows.open(plan, new MemoryPool("a time", MEMORY), () -> {})) {
            Batch batch = rows.next();
            if (batch != null && batch.values(0).getFirst() instanceof Long micros) {
                return micros;
            }
        } catch (FeldsparException e) {
            throw invalid(expression, e);
        }
        throw invalid(expression, null);
    }

    private static FeldsparException invalid(
            TimedName.Expression expression, @Nullable FeldsparException cause) {
        String reason = cause == null ? "" : ": " + cause.problem();
        return new FeldsparException(
                ErrorCode.INVALID_PARAMETER,
                "TIMESTAMP AS OF %s is not a time%s".formatted(expression.sql(), reason),
                "Write TIMESTAMP '2024-01-31 10:00:00', or an expression without columns.",
                cause);
    }
}
