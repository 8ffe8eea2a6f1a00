package io.feldspar.sql.rule;

import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/// Calcite's rules that move filters and merge projections, restricted to where they keep the
/// result.
///
/// - A volatile expression such as `random()` is evaluated as often, and for the rows, that the
///   query says: no rule copies it or moves it to another node.
/// - The group of an empty grouping set exists without rows: no filter passes below it.
public final class GuardedRules {

    /// Merges two projections unless the lower one is volatile, whose values the upper one may use
    /// more than once.
    public static final RelOptRule PROJECT_MERGE =
            guarded(
                    CoreRules.PROJECT_MERGE,
                    root ->
                            root.operand(Project.class)
                                    .oneInput(
                                            lower ->
                                                    lower.operand(Project.class)
                                                            .predicate(GuardedRules::deterministic)
                                                            .anyInputs()));

    /// Merges two filters unless one is volatile: the other may go below joins without it.
    public static final RelOptRule FILTER_MERGE =
            guarded(
                    CoreRules.FILTER_MERGE,
                    root ->
                            root.operand(Filter.class)
                                    .predicate(GuardedRules::deterministic)
                                    .oneInput(
                                            lower ->
                                                    lower.operand(Filter.class)
                                                            .predicate(GuardedRules::deterministic)
                                                            .anyInputs()));

    public static final RelOptRule FILTER_PROJECT_TRANSPOSE =
            guarded(
                    CoreRules.FILTER_PROJECT_TRANSPOSE,
                    root ->
                            root.operand(Filter.class)
                                    .predicate(GuardedRules::deterministic)
                                    .oneInput(
                                            input ->
                                                    input.operand(Project.class)
                                                            .predicate(GuardedRules::deterministic)
                                                            .anyInputs()));

    public static final RelOptRule FILTER_INTO_JOIN =
            filterAbove(CoreRules.FILTER_INTO_JOIN, Join.class);

    public static final RelOptRule FILTER_CORRELATE =
            filterAbove(CoreRules.FILTER_CORRELATE, Correlate.class);

    public static final RelOptRule FILTER_SET_OP_TRANSPOSE =
            filterAbove(CoreRules.FILTER_SET_OP_TRANSPOSE, SetOp.class);

    public static final RelOptRule JOIN_CONDITION_PUSH =
            guarded(
                    CoreRules.JOIN_CONDITION_PUSH,
                    root ->
                            root.operand(Join.class)
                                    .predicate(join -> RexUtil.isDeterministic(join.getCondition()))
                                    .anyInputs());

    /// Moves a filter on group columns below the aggregate, unless one of the grouping sets is
    /// empty.
    ///
    /// ```text
    /// Filter('a' <> 'a')                              Aggregate(i)
    ///   Aggregate(sets: (i))            →               Filter('a' <> 'a')
    ///     T                                               T
    /// ```
    public static final RelOptRule FILTER_AGGREGATE_TRANSPOSE =
            guarded(
                    CoreRules.FILTER_AGGREGATE_TRANSPOSE,
                    root ->
                            root.operand(Filter.class)
                                    .predicate(GuardedRules::deterministic)
                                    .oneInput(
                                            input ->
                                                    input.operand(Aggregate.class)
                                                            .predicate(
                                                                    GuardedRules::everyGroupHasRows)
                                                            .anyInputs()));

    private GuardedRules() {}

    private static RelOptRule filterAbove(RelRule<?> rule, Class<? extends RelNode> below) {
        return guarded(
                rule,
                root ->
                        root.operand(Filter.class)
                                .predicate(GuardedRules::deterministic)
                                .oneInput(input -> input.operand(below).anyInputs()));
    }

    private static RelOptRule guarded(RelRule<?> rule, RelRule.OperandTransform operands) {
        return rule.config
                .withRelBuilderFactory(TypedFilters::new)
                .withOperandSupplier(operands)
                .withDescription("Guarded" + rule)
                .toRule();
    }

    private static boolean deterministic(Filter filter) {
        return RexUtil.isDeterministic(filter.getCondition());
    }

    private static boolean deterministic(Project project) {
        return project.getProjects().stream().allMatch(RexUtil::isDeterministic);
    }

    private static boolean everyGroupHasRows(Aggregate aggregate) {
        List<ImmutableBitSet> sets = aggregate.getGroupSets();
        return sets.stream().noneMatch(ImmutableBitSet::isEmpty);
    }
}
