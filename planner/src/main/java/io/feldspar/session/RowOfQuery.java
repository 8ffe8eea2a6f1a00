package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PlanRewrite;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.expression.RexTranslator;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.sql.catalog.SessionVariables.Variable;
import io.feldspar.sql.parser.QueryText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a query for the only row that it may have.
final class RowOfQuery {

    private RowOfQuery() {}

    /// The values of the row, cast to the types of the variables; nulls where there is none.
    ///
    /// @throws FeldsparException with CARDINALITY_VIOLATION where there are several
    static List<@Nullable Object> of(
            StatementContext context, QueryText query, List<Variable> targets) {
        PlannedQuery planned = context.plan(query);
        if (planned.schema().size() != targets.size()) {
            throw new FeldsparException(
                    ErrorCode.ASSIGNMENT_COUNT,
                    "%d variables cannot be set to %d columns"
                            .formatted(targets.size(), planned.schema().size()),
                    "Give one column for each variable.");
        }
        List<Expression> casts = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Variable target = targets.get(i);
            casts.add(
                    RexTranslator.cast(
                            new InputRef(i, planned.schema().type(i)),
                            target.type(),
                            SourceLocation.of(() -> "in variable '%s'".formatted(target.name()))));
            fields.add(new Field(target.name(), target.type(), true));
        }
        PhysicalPlan plan = new PhysicalPlan.Project(planned.plan(), casts, new Schema(fields));
        return row(context, PlanRewrite.number(plan), targets.size());
    }

    /// The values of the row of a query that has one at most.
    static List<@Nullable Object> of(StatementContext context, PlannedQuery query) {
        return row(context, query.plan(), query.schema().size());
    }

    /// The values of the only row, or nulls.
    static List<@Nullable Object> row(StatementContext context, PhysicalPlan plan, int columns) {
        List<@Nullable Object> row = null;
        if (!plan.knownEmpty()) {
            try (RunningQuery running = context.start(plan, false)) {
                for (Batch batch = running.next(); batch != null; batch = running.next()) {
                    if (batch.rowCount() > 1 || row != null) {
                        throw new FeldsparException(
                                ErrorCode.CARDINALITY_VIOLATION,
                                "The query of the variables has more than one row",
                                "Add LIMIT 1, or aggregate.");
                    }
                    row = batch.values(0);
                }
            }
        }
        return row == null ? Collections.nCopies(columns, null) : row;
    }
}
