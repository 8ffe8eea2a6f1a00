package io.feldspar.session;

import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PlanRewrite;
import io.feldspar.executor.type.Schema;
import io.feldspar.planner.QueryPlanner;
import io.feldspar.sql.analyzer.AnalyzedQuery;
import io.feldspar.sql.analyzer.Analyzer;
import io.feldspar.sql.parser.QueryText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A query with its physical plan, from the cache or new.
///
/// @param warnings what the user may not expect of the result
/// @param filtered whether row filters or column masks are in the plan
/// @param timed whether it holds the time at which the statement began
record PlannedQuery(
        PhysicalPlan plan, Schema schema, List<String> warnings, boolean filtered, boolean timed) {

    /// How often tables are looked up again because transactions committed meanwhile.
    private static final int ATTEMPTS = 10;

    PlannedQuery(PhysicalPlan plan, Schema schema) {
        this(plan, schema, List.of(), false, false);
    }

    /// No rows of these columns.
    static PlannedQuery empty(Schema schema) {
        PhysicalPlan none = new PhysicalPlan.Values(List.of(), schema);
        return new PlannedQuery(PlanRewrite.number(none), schema);
    }

    /// Of a transaction that changes several tables it reads all or nothing.
    ///
    /// @param check called now and then while the query is planned; throws to end that
    static PlannedQuery of(
            FeldsparSession session,
            Analyzer analyzer,
            QueryText query,
            List<@Nullable Object> parameters,
            Runnable check) {
        for (int attempt = 1; ; attempt++) {
            String commits = session.catalog().catalogs().commits();
            Attempt planned = planOnce(session, analyzer, query, parameters, check);
            if (attempt == ATTEMPTS
                    || planned.tables() <= 1
                    || session.catalog().catalogs().commits().equals(commits)) {
                return planned.query();
            }
        }
    }

    /// @param tables how many the query reads; one alone has all of a commit or nothing
    private record Attempt(PlannedQuery query, int tables) {}

    private static Attempt cached(PlanCache.Cached known) {
        PlannedQuery query =
                new PlannedQuery(
                        known.plan(), known.schema(), known.warnings(), known.filtered(), false);
        return new Attempt(query, known.tables().size());
    }

    private static Attempt planOnce(
            FeldsparSession session,
            Analyzer analyzer,
            QueryText query,
            List<@Nullable Object> parameters,
            Runnable check) {
        FeldsparEngine engine = session.engine();
        PlanCache.Key key = new PlanCache.Key(query, session.catalog().version(), parameters);
        PlanCache.Cached known = engine.plans().find(key);
        if (known != null) {
            return cached(known);
        }
        check.run();
        AnalyzedQuery analyzed = analyzer.analyze(query, parameters, check);
        analyzed.tables().forEach(opened -> engine.tables().add(opened.resolved()));
        check.run();
        PhysicalPlan plan = new QueryPlanner(engine.threads(), engine.planning()).plan(analyzed);
        if (QueryPlanner.repeatable(analyzed)) {
            engine.plans()
                    .put(
                            key,
                            new PlanCache.Cached(
                                    plan,
                                    analyzed.schema(),
                                    analyzed.tables(),
                                    analyzed.warnings(),
                                    analyzed.filtered()));
        }
        return new Attempt(
                new PlannedQuery(
                        plan,
                        analyzed.schema(),
                        analyzed.warnings(),
                        analyzed.filtered(),
                        QueryPlanner.asksTime(analyzed)),
                analyzed.tables().size());
    }
}
