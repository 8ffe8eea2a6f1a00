package io.feldspar.sql.analyzer;

import java.util.List;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.sql2rel.TopDownGeneralDecorrelator;
import org.apache.calcite.tools.RelBuilder;

/// Turns subqueries into joins, correlated ones included: Neumann and Kemper, "Unnesting arbitrary
/// queries", BTW 2015, as far as Calcite has it.
///
/// IN, EXISTS and their like become mark joins, which keep three-valued logic and which the planner
/// turns into semi and anti joins; other subqueries become joins with the single row that they are.
final class Unnesting {

    private static final HepProgram REMOVE_SUBQUERIES =
            new HepProgramBuilder()
                    .addRuleCollection(
                            List.of(
                                    CoreRules.FILTER_SUB_QUERY_TO_MARK_CORRELATE,
                                    CoreRules.PROJECT_SUB_QUERY_TO_MARK_CORRELATE,
                                    CoreRules.JOIN_SUB_QUERY_TO_CORRELATE))
                    .build();

    private Unnesting() {}

    static RelNode unnest(RelNode rel) {
        HepPlanner planner = new HepPlanner(REMOVE_SUBQUERIES);
        planner.setRoot(rel);
        RelNode removed = planner.findBestExp();
        RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(rel.getCluster(), null);
        return TopDownGeneralDecorrelator.decorrelateQuery(removed, builder);
    }
}
