package io.feldspar.sql.rule;

import com.google.common.collect.Iterables;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptSchema;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/// Builds the filters of rules, whose calls have the types that the filter's input gives them.
final class TypedFilters extends RelBuilder {

    TypedFilters(RelOptCluster cluster, @Nullable RelOptSchema schema) {
        super(Contexts.EMPTY_CONTEXT, cluster, schema);
    }

    @Override
    public RelBuilder filter(
            Iterable<CorrelationId> variables, Iterable<? extends RexNode> predicates) {
        RestoreNullability restoring = new RestoreNullability(getTypeFactory());
        return super.filter(variables, Iterables.transform(predicates, restoring::apply));
    }
}
