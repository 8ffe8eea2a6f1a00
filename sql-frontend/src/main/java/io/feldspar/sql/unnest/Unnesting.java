package io.feldspar.sql.unnest;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.generator.GeneratorNodes;
import io.feldspar.sql.rule.FreeVariables;
import io.feldspar.sql.rule.GuardedRules;
import io.feldspar.sql.rule.PlanningCheck;
import io.feldspar.sql.shared.Determinism;
import io.feldspar.sql.shared.SharedRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptCostImpl;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql2rel.TopDownGeneralDecorrelator;
import org.apache.calcite.tools.RelBuilder;

/// Turns subqueries into joins, correlated ones included: Neumann, "Improving Unnesting of Complex
/// Queries", BTW 2025, as Calcite has it.
///
/// ```text
/// x IN (query), EXISTS (query), x < ANY (query)   Join(LEFT_MARK): its last column is the truth
/// (query) as a value                              Join(LEFT) with SINGLE_VALUE, COUNT, MAX …
/// ```
/// Calcite's decorrelator is handed one correlation at a time, innermost first. Given several it
/// mixes up their variables, and it ignores those below a filter that binds all
/// variables of an outer one.
public final class Unnesting {

    /// Brings the conditions of a query under its correlations, so that their domains, the distinct
    /// values of its columns, are made of the rows that it keeps.
    private static final HepProgram PUSH_FILTERS =
            new HepProgramBuilder()
                    .addRuleCollection(
                            List.of(
                                    GuardedRules.FILTER_CORRELATE,
                                    GuardedRules.FILTER_INTO_JOIN,
                                    GuardedRules.FILTER_PROJECT_TRANSPOSE))
                    .build();

    /// What is left above the joins: filters that go into them, marks that only filter, projections
    /// of projections.
    private static final HepProgram TIDY =
            new HepProgramBuilder()
                    .addRuleCollection(
                            List.of(
                                    GuardedRules.FILTER_PROJECT_TRANSPOSE,
                                    GuardedRules.FILTER_INTO_JOIN,
                                    CoreRules.MARK_TO_SEMI_OR_ANTI_JOIN_RULE,
                                    GuardedRules.PROJECT_MERGE,
                                    CoreRules.PROJECT_REMOVE))
                    .build();

    private final RelBuilder builder;

    private Unnesting(RelBuilder builder) {
        this.builder = builder;
    }

    /// An equal plan without subqueries and without correlation.
    ///
    /// @throws FeldsparException with NOT_SUPPORTED where a correlation cannot be removed
    public static RelNode unnest(RelNode rel) {
        if (!needsUnnesting(rel)) {
            return rel;
        }
        RelNode direct = DirectLaterals.in(rel);
        if (!needsUnnesting(direct)) {
            return run(TIDY, direct);
        }
        return GeneratorNodes.anywhere(direct)
                ? GeneratorNodes.in(joined(GeneratorNodes.undone(direct), true))
                : joined(direct, false);
    }

    /// @param generates whether a column may give several rows; it is then never pruned
    private static RelNode joined(RelNode rel, boolean generates) {
        RelBuilder builder =
                RelFactories.LOGICAL_BUILDER
                        .create(rel.getCluster(), null)
                        .transform(config -> config.withPruneInputOfAggregate(!generates));
        // A projection merged with one below would leave its subqueries behind.
        RelBuilder whole =
                builder.transform(config -> config.withBloat(-1).withPushJoinCondition(false));
        RelNode removed = new RemoveSubqueries(whole).in(rel);
        RelNode uncorrelated =
                hasCorrelate(removed)
                        ? new Unnesting(builder).decorrelate(run(PUSH_FILTERS, removed))
                        : removed;
        return run(TIDY, uncorrelated);
    }

    /// Runs rules without sharing equal subtrees, which may be below different correlations.
    private static RelNode run(HepProgram program, RelNode rel) {
        return PlanningCheck.best(
                new HepPlanner(program, null, true, null, RelOptCostImpl.FACTORY), rel);
    }

    private static boolean needsUnnesting(RelNode rel) {
        boolean here =
                switch (rel) {
                    case Filter filter -> RexUtil.SubQueryFinder.containsSubQuery(filter);
                    case Project project -> RexUtil.SubQueryFinder.containsSubQuery(project);
                    case Join join -> RexUtil.SubQueryFinder.containsSubQuery(join);
                    default -> rel instanceof Correlate;
                };
        return here || rel.getInputs().stream().anyMatch(Unnesting::needsUnnesting);
    }

    private RelNode decorrelate(RelNode rel) {
        List<RelNode> inputs = new ArrayList<>();
        rel.getInputs().forEach(input -> inputs.add(decorrelate(input)));
        RelNode copy = inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs);
        RelNode bound =
                PartitionByOuterColumns.in(
                        BindOuterColumnsOnce.in(ProjectOuterColumnsOfMark.in(copy, builder)));
        if (!(bound instanceof Correlate correlate) || !FreeVariables.of(correlate).isEmpty()) {
            return bound;
        }
        Correlate once = withSharedLeft(correlate);
        Correlate kept = KeepNeededKeys.in(KeepRowsOfLateralAggregate.in(once), builder);
        RelNode uncorrelated = withoutCorrelation(KeepEmptyGroups.in(kept, builder));
        return RelOptUtil.createCastRel(uncorrelated, correlate.getRowType(), true);
    }

    /// The correlation over outer rows that stay the same, since both they and the distinct values
    /// of their columns are read.
    private static Correlate withSharedLeft(Correlate correlate) {
        RelNode left = correlate.getLeft();
        if (Determinism.of(left)) {
            return correlate;
        }
        RelNode shared = SharedRows.of(left, SharedRows.newId(left));
        return correlate.copy(correlate.getTraitSet(), List.of(shared, correlate.getRight()));
    }

    private RelNode withoutCorrelation(RelNode correlated) {
        RelNode result = TopDownGeneralDecorrelator.decorrelateQuery(correlated, builder);
        if (hasCorrelate(result)) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "A correlated subquery of this form is not supported",
                    "Write it as a join.");
        }
        return result;
    }

    private static boolean hasCorrelate(RelNode rel) {
        return rel instanceof Correlate
                || rel.getInputs().stream().anyMatch(Unnesting::hasCorrelate);
    }
}
