package io.feldspar.planner.option;

import java.util.Set;

/// How queries are planned, where a result must not depend on it.
///
/// @param rowFactor by how much tables are taken for larger than they are
/// @param nestedLoops whether joins by equalities are nested loops too
/// @param without steps and rewrite rules that are left out, by name
public record PlanningOptions(double rowFactor, boolean nestedLoops, Set<String> without) {

    public static final PlanningOptions STANDARD = new PlanningOptions(1, false, Set.of());

    public PlanningOptions {
        without = Set.copyOf(without);
    }

    /// The optional planning steps, in addition to the rules of
    /// [io.feldspar.planner.rewrite.Rewriter].
    public static final Set<String> STEPS = Set.of("CommonJoins", "JoinOrdering", "RuntimeFilters");

    /// Whether a step or rule is taken.
    public boolean with(String step) {
        return !without.contains(step);
    }
}
