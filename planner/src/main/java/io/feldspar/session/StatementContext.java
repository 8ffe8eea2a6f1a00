package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.task.QueryLimits;
import io.feldspar.planner.lowering.QueryOptions;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.session.operation.StatementLimits;
import io.feldspar.session.operation.Work;
import io.feldspar.session.setting.Setting;
import io.feldspar.session.setting.Settings;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.parser.QueryText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the execution of a statement works with.
///
/// @param operation the operation that the execution is the work of
/// @param limits of the statement
/// @param parameters the values of the statement's `?`
/// @param explains whether the plan is shown
record StatementContext(
        FeldsparSession session,
        Work.Control operation,
        StatementLimits limits,
        List<@Nullable Object> parameters,
        boolean explains) {

    StatementContext(
            FeldsparSession session,
            Work.Control operation,
            StatementLimits limits,
            List<@Nullable Object> parameters) {
        this(session, operation, limits, parameters, false);
    }

    /// The same with other values for the `?`.
    StatementContext with(List<@Nullable Object> values) {
        return new StatementContext(session, operation, limits, values, explains);
    }

    /// The same for a part of the statement that has the first of its `?`.
    StatementContext withFirst(int count) {
        return with(parameters.subList(0, count));
    }

    /// The same for a statement that shows its plan.
    StatementContext explained() {
        return new StatementContext(session, operation, limits, parameters, true);
    }

    SessionCatalog catalog() {
        return session.catalog();
    }

    Catalogs catalogs() {
        return session.catalog().catalogs();
    }

    /// The files that the statement may write.
    FileAccess writable() {
        return session.engine().writable();
    }

    /// Those of them that the statement may name by path.
    FileAccess namedWritable() {
        return session.engine().named(writable(), catalog().access());
    }

    TableFiles files() {
        return session.engine().files();
    }

    PlannedQuery plan(QueryText query) {
        PlannedQuery planned = session.plan(query, parameters, operation::check);
        if (explains && planned.filtered()) {
            throw new FeldsparException(
                    ErrorCode.INSUFFICIENT_PRIVILEGE,
                    "The plan of a query that reads filtered or masked rows, or tables of others"
                            + " through a view, is not shown",
                    "Run the query without EXPLAIN.");
        }
        return planned;
    }

    /// Starts a planned query as that of the operation.
    RunningQuery start(PlannedQuery planned) {
        return start(planned.plan(), profiled(), !planned.filtered());
    }

    /// Starts a plan as the query of the operation. With authorization it is not shown, for it may
    /// hold row filters.
    ///
    /// @param measured whether each operator's rows and time are taken
    RunningQuery start(PhysicalPlan plan, boolean measured) {
        return start(plan, measured || profiled(), !session.engine().authorizes());
    }

    private boolean profiled() {
        return session.engine().registry().isMeasured();
    }

    private RunningQuery start(PhysicalPlan plan, boolean measured, boolean shown) {
        QueryOptions options =
                options("query " + operation.id(), session.settings(), limits, measured);
        return operation.start(
                () -> session.engine().queries().start(plan, options),
                measured && shown ? query -> Measurements.profile(query, plan) : null);
    }

    /// How a query of the session runs.
    static QueryOptions options(
            String name, Settings settings, StatementLimits limits, boolean measured) {
        return new QueryOptions(
                name,
                new QueryLimits(
                        Math.min(settings.get(Setting.QUERY_MEMORY_LIMIT), limits.memory()),
                        limits.group(),
                        limits.groupMemory(),
                        limits.scanned(),
                        settings.get(Setting.RECURSION_LIMIT)),
                settings.get(Setting.RESULT_BUFFER),
                measured);
    }
}
