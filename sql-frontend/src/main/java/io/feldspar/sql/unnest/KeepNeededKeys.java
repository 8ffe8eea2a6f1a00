package io.feldspar.sql.unnest;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;

/// Lets a subquery that must have one row at most see only rows that an outer row asks for.
///
/// ```text
/// Correlate                            Correlate
///   L                                    L
///   Aggregate(SINGLE_VALUE)              Aggregate(SINGLE_VALUE)
///     Filter(a = L.x)             →        Filter(a = L.x)
///       R                                    Join(SEMI, R.a = L.x)
///                                              R
///                                              L
/// ```
/// Unnested, the aggregate sees every key of R. It would fail for a key that has two rows although
/// no outer row has that key.
final class KeepNeededKeys {

    private KeepNeededKeys() {}

    static Correlate in(Correlate correlate, RelBuilder builder) {
        if (!hasSingleValue(correlate.getRight())) {
            return correlate;
        }
        RelNode right = restricted(correlate.getRight(), correlate, builder);
        return correlate.copy(correlate.getTraitSet(), List.of(correlate.getLeft(), right));
    }

    private static boolean hasSingleValue(RelNode node) {
        return (node instanceof Aggregate aggregate
                        && aggregate.getAggCallList().stream()
                                .anyMatch(
                                        call ->
                                                call.getAggregation().getKind()
                                                        == SqlKind.SINGLE_VALUE))
                || node.getInputs().stream().anyMatch(KeepNeededKeys::hasSingleValue);
    }

    private static RelNode restricted(RelNode node, Correlate correlate, RelBuilder builder) {
        List<RelNode> inputs = new ArrayList<>();
        node.getInputs().forEach(input -> inputs.add(restricted(input, correlate, builder)));
        RelNode copy = inputs.isEmpty() ? node : node.copy(node.getTraitSet(), inputs);
        return copy instanceof Filter filter ? filter(filter, correlate, builder) : copy;
    }

    private static RelNode filter(Filter filter, Correlate correlate, RelBuilder builder) {
        List<OuterEquality> keys = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
            OuterEquality equality = OuterEquality.of(conjunct);
            if (equality != null && equality.variable().id.equals(correlate.getCorrelationId())) {
                keys.add(equality);
            } else if (RexUtil.containsCorrelation(conjunct)) {
                // The decorrelator joins with the outer keys by itself.
                return filter;
            }
        }
        if (keys.isEmpty()) {
            return filter;
        }
        builder.push(filter.getInput()).push(correlate.getLeft());
        List<RexNode> conditions = new ArrayList<>();
        for (OuterEquality key : keys) {
            conditions.add(
                    builder.equals(
                            builder.field(2, 0, key.column().getIndex()),
                            builder.field(2, 1, key.outer().getField().getIndex())));
        }
        RelNode needed = builder.join(JoinRelType.SEMI, conditions).build();
        return filter.copy(filter.getTraitSet(), List.of(needed));
    }
}
