package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PlanRewrite;
import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import io.feldspar.planner.lowering.ConstantRows;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.parser.WrittenName;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// RETURNING: a select list over the rows that a statement writes or deletes. It is evaluated
/// before the change counts, so that a list that fails leaves the table as it was.
///
/// ```text
/// SELECT list FROM stand-in AS table        planned, then
///   the plan of the rows                    in place of Scan stand-in
/// ```
final class Returning {

    private static final int MOST_ROWS = 1_000_000;

    private final StatementContext context;
    private final PlannedQuery template;
    private final TableHandle standIn;

    private Returning(StatementContext context, PlannedQuery template, TableHandle standIn) {
        this.context = context;
        this.template = template;
        this.standIn = standIn;
    }

    /// @param alias what the list calls the table, as queries write it
    /// @param columns of the table
    /// @return null where the statement has none
    /// @throws FeldsparException where the list is not one over these columns
    static @Nullable Returning of(
            StatementContext context, Statement.RowChange statement, String alias, Schema columns) {
        QueryText list = statement.returning();
        if (list == null) {
            return null;
        }
        String name = UUID.randomUUID().toString();
        StandInTable table = StandInTable.of(name, RowFormulas.nullable(columns));
        String rows =
                WrittenName.of(List.of(SessionCatalog.ROWS, name), context.session().dialect());
        ComposedQuery query =
                new ComposedQuery(statement, context.parameters())
                        .add("SELECT ")
                        .add(list)
                        .add(" FROM %s AS %s".formatted(rows, alias));
        context.catalog().addRows(name, new ResolvedTable(table.handle(), table));
        try {
            PlannedQuery planned = query.plan(context);
            if (!readsEachRow(planned.plan(), table.handle())) {
                throw new FeldsparException(
                        ErrorCode.AGGREGATE_NOT_ALLOWED,
                        "RETURNING has an aggregate",
                        "Return the rows, or aggregate in a query of its own.");
            }
            return new Returning(context, planned, table.handle());
        } catch (FeldsparException e) {
            throw query.placed(e);
        } finally {
            context.catalog().removeRows(name);
        }
    }

    /// Whether the rows get to the result without being aggregated.
    private static boolean readsEachRow(PhysicalPlan plan, TableHandle rows) {
        return switch (plan) {
            case PhysicalPlan.Scan scan -> scan.table().equals(rows);
            case PhysicalPlan.HashAggregate _, PhysicalPlan.PartitionAggregate _ -> false;
            default -> plan.inputs().stream().anyMatch(input -> readsEachRow(input, rows));
        };
    }

    /// What it gives where no row changes.
    OperationResult none() {
        return new OperationResult.Rows(template.schema(), List.of(), template.warnings());
    }

    /// Evaluates the list.
    ///
    /// @param rows a plan of rows of the table
    OperationResult of(PhysicalPlan rows) {
        PhysicalPlan plan =
                PlanRewrite.number(RowFormulas.inPlaceOf(standIn, template.plan(), rows));
        List<Batch> batches =
                ConstantRows.isSmall(plan) ? ComputedRows.batches(context, plan) : collect(plan);
        return new OperationResult.Rows(template.schema(), batches, template.warnings());
    }

    private List<Batch> collect(PhysicalPlan plan) {
        List<Batch> batches = new ArrayList<>();
        long count = 0;
        try (RunningQuery query = context.start(plan, false)) {
            for (Batch batch = query.next(); batch != null; batch = query.next()) {
                count += batch.rowCount();
                if (count > MOST_ROWS) {
                    throw new FeldsparException(
                            ErrorCode.RESULT_TOO_LARGE,
                            "RETURNING gives more than %d rows".formatted(MOST_ROWS),
                            "Change fewer rows at once, or query them.");
                }
                batches.add(batch.copy());
            }
        }
        return batches;
    }
}
