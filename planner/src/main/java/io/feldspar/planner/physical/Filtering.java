package io.feldspar.planner.physical;

import io.feldspar.planner.spool.Spool;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.sql.SqlKind;

/// Whether a plan drops rows on purpose, so that its keys are worth asking elsewhere.
final class Filtering {

    private Filtering() {}

    static boolean within(RelNode node) {
        boolean here =
                switch (node) {
                    case Filter filter ->
                            RelOptUtil.conjunctions(filter.getCondition()).stream()
                                    .anyMatch(
                                            condition ->
                                                    condition.getKind() != SqlKind.IS_NOT_NULL);
                    case Join join ->
                            join.getJoinType() == JoinRelType.SEMI
                                    || join.getJoinType() == JoinRelType.ANTI;
                    case Spool spool -> within(spool.rows());
                    default -> false;
                };
        return here || node.getInputs().stream().anyMatch(Filtering::within);
    }
}
