package io.feldspar.planner.rewrite;

import io.feldspar.sql.rule.GuardedRules;
import io.feldspar.sql.rule.PlanningCheck;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.PruneEmptyRules;

/// Runs the rewrite rules over a plan.
///
/// ```text
/// simplify      fold constants, normalise conditions
/// subqueries    mark joins that filter → semi and anti joins
/// marks         mark joins that may be unknown → two that may not
/// push down     filters through everything they pass, outer joins → inner, projections merged
/// distinct      DISTINCT aggregates → two levels of grouping
/// ```
public final class Rewriter {

    private static final List<RelOptRule> PUSH_DOWN =
            List.of(
                    GuardedRules.FILTER_MERGE,
                    GuardedRules.FILTER_PROJECT_TRANSPOSE,
                    GuardedRules.FILTER_INTO_JOIN,
                    GuardedRules.JOIN_CONDITION_PUSH,
                    GuardedRules.FILTER_AGGREGATE_TRANSPOSE,
                    GuardedRules.FILTER_SET_OP_TRANSPOSE,
                    PushFilterBelowWindow.RULE,
                    PushFilterBelowGenerated.RULE,
                    GuardedRules.PROJECT_MERGE,
                    CoreRules.PROJECT_REMOVE,
                    CoreRules.UNION_MERGE,
                    LeftJoinWithNullFilterToAntiJoin.RULE,
                    NullSafeJoinToEquality.RULE,
                    RemoveSortBelowUnorderedInput.RULE,
                    PruneEmptyRules.FILTER_INSTANCE,
                    PruneEmptyRules.PROJECT_INSTANCE,
                    PruneEmptyRules.JOIN_LEFT_INSTANCE,
                    PruneEmptyRules.JOIN_RIGHT_INSTANCE,
                    PruneEmptyAggregate.RULE,
                    PruneEmptyRules.SORT_INSTANCE,
                    PruneEmptyRules.UNION_INSTANCE);

    private static final List<RelOptRule> SUBQUERIES =
            List.of(
                    GuardedRules.FILTER_MERGE,
                    GuardedRules.PROJECT_MERGE,
                    MarkJoinToSemiOrAntiJoin.RULE,
                    RemoveDomainJoin.RULE);
    private static final HepProgram MARKS = collection(List.of(KnownMarkJoin.RULE));
    private static final HepProgram DISTINCT =
            collection(List.of(CoreRules.AGGREGATE_EXPAND_DISTINCT_AGGREGATES));

    private static final Rewriter WHOLE = new Rewriter(Set.of());

    private final HepProgram subqueries;
    private final HepProgram filters;

    private Rewriter(Set<String> without) {
        subqueries = collection(others(SUBQUERIES, without));
        filters = collection(others(PUSH_DOWN, without));
    }

    /// A rewriter that takes all rules but those of these names, see [#names()].
    public static Rewriter without(Set<String> names) {
        return names.isEmpty() ? WHOLE : new Rewriter(names);
    }

    /// The names of the rules without which a query can be planned too.
    public static Set<String> names() {
        return Stream.of(SUBQUERIES, PUSH_DOWN)
                .flatMap(List::stream)
                .map(RelOptRule::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<RelOptRule> others(List<RelOptRule> rules, Set<String> without) {
        return rules.stream().filter(rule -> !without.contains(rule.toString())).toList();
    }

    private static HepProgram collection(List<RelOptRule> rules) {
        return new HepProgramBuilder()
                .addMatchOrder(HepMatchOrder.DEPTH_FIRST)
                .addRuleCollection(rules)
                .build();
    }

    /// An equal plan, ready for join ordering.
    public RelNode rewrite(RelNode plan) {
        RelNode simple = SimplifyExpressions.in(plan);
        RelNode joined = run(subqueries, simple);
        RelNode pushed = run(filters, run(MARKS, joined));
        return run(DISTINCT, SimplifyExpressions.in(pushed));
    }

    /// An equal plan whose filters are as near to the scans as they go.
    public RelNode pushDown(RelNode plan) {
        return SimplifyExpressions.in(run(filters, plan));
    }

    private static RelNode run(HepProgram program, RelNode plan) {
        HepPlanner planner = new HepPlanner(program, plan.getCluster().getPlanner().getContext());
        planner.setExecutor(plan.getCluster().getPlanner().getExecutor());
        return PlanningCheck.best(planner, plan);
    }
}
