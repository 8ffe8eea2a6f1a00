package io.feldspar.planner.rewrite;

import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.util.ImmutableBitSet;

/// Drops the groups of no rows.
///
/// ```text
/// Aggregate(GROUP BY a)                →  Values()
///   Values()
/// Aggregate(GROUPING SETS ((a), ()))   stays: the empty set has one row, of no rows too
///   Values()
/// ```
/// Calcite's own rule does not handle an empty grouping set among others.
final class PruneEmptyAggregate {

    static final RelOptRule RULE =
            Rule.of(
                    "PruneEmptyAggregate",
                    root ->
                            root.operand(Aggregate.class)
                                    .predicate(PruneEmptyAggregate::onlyGroups)
                                    .oneInput(
                                            input ->
                                                    input.operand(Values.class)
                                                            .predicate(Values::isEmpty)
                                                            .noInputs()),
                    PruneEmptyAggregate::apply);

    private PruneEmptyAggregate() {}

    private static boolean onlyGroups(Aggregate aggregate) {
        return aggregate.getGroupSets().stream().noneMatch(ImmutableBitSet::isEmpty);
    }

    private static void apply(RelOptRuleCall call) {
        Aggregate aggregate = call.rel(0);
        call.transformTo(LogicalValues.createEmpty(aggregate.getCluster(), aggregate.getRowType()));
    }
}
