package io.feldspar.session;

import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.type.Schema;
import io.feldspar.planner.QueryPlanner;
import io.feldspar.sql.analyzer.AnalyzedQuery;
import io.feldspar.sql.analyzer.Analyzer;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.parser.QueryText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A query with its physical plan, found in the cache or made now.
record PlannedQuery(PhysicalPlan plan, Schema schema) {

    static PlannedQuery of(
            FeldsparEngine engine,
            SessionCatalog catalog,
            Analyzer analyzer,
            QueryText query,
            List<@Nullable Object> parameters) {
        PlanCache.Key key = new PlanCache.Key(query, catalog.version(), parameters);
        PlanCache.Cached known = engine.plans().find(key);
        if (known != null) {
            return new PlannedQuery(known.plan(), known.schema());
        }
        AnalyzedQuery analyzed = analyzer.analyze(query, parameters);
        PhysicalPlan plan = new QueryPlanner(engine.threads()).plan(analyzed);
        if (QueryPlanner.repeatable(analyzed)) {
            engine.plans()
                    .put(key, new PlanCache.Cached(plan, analyzed.schema(), analyzed.tables()));
        }
        return new PlannedQuery(plan, analyzed.schema());
    }
}
