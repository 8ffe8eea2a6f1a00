package io.feldspar.sql.rule;

import org.apache.calcite.plan.Context;
import org.apache.calcite.plan.RelOptListener;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.rel.RelNode;

/// Checks for cancellation while rules are applied to a statement; a query that was cancelled or
/// timed out ends there with an exception.
///
/// It is part of the context of a query's planner, from which all that plan the query further take
/// it.
public final class PlanningCheck implements RelOptListener {

    private final Runnable check;

    /// @param check throws to end the planning
    public PlanningCheck(Runnable check) {
        this.check = check;
    }

    /// The check of the query, or one that never fails.
    public static PlanningCheck of(RelNode plan) {
        Context context = plan.getCluster().getPlanner().getContext();
        return context.maybeUnwrap(PlanningCheck.class)
                .orElseGet(() -> new PlanningCheck(() -> {}));
    }

    /// Applies rules to the plan, asking at each.
    ///
    /// @param planner one whose root is not set
    public static RelNode best(HepPlanner planner, RelNode plan) {
        planner.addListener(of(plan));
        planner.setRoot(plan);
        return planner.findBestExp();
    }

    public void run() {
        check.run();
    }

    @Override
    public void ruleAttempted(RuleAttemptedEvent event) {
        check.run();
    }

    @Override
    public void relEquivalenceFound(RelEquivalenceEvent event) {}

    @Override
    public void ruleProductionSucceeded(RuleProductionEvent event) {}

    @Override
    public void relDiscarded(RelDiscardedEvent event) {}

    @Override
    public void relChosen(RelChosenEvent event) {}
}
